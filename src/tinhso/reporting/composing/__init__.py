"""From a report's sections to its paper: tokens filled in, appendices built, numbers checked."""
