"""Documents written without regard to the reader's rules, to learn how it does on papers it has never seen."""
