"""What an officer may do now, as buttons; what isn't open says why."""
