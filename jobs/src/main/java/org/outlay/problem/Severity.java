package org.outlay.problem;

/** Whether a problem stops the command. */
public enum Severity {
  ERROR,
  WARNING
}
