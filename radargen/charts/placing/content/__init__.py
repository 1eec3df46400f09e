"""What one picture shows of an edition: which blips, with which markers, in which words."""
