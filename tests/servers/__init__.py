"""Articles from real servers on this machine, read by the command as a process."""
