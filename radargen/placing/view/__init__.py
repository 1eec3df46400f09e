"""What of an edition one picture tells: which blips, in which marks, in which words."""
