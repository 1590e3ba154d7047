"""The intake: from "ik zit vast" to a confirmed doorbraakmelding."""
