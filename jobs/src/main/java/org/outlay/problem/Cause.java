package org.outlay.problem;

/** Whose problem it is; decides the exit status of the command. */
public enum Cause {
  /** Wrong usage, scenario or policy. */
  USER(2),
  /** Input refused. */
  INPUT(3),
  /** The run failed: resources or engine. */
  RUN(4);

  private final int exitStatus;

  Cause(int exitStatus) {
    this.exitStatus = exitStatus;
  }

  public int exitStatus() {
    return exitStatus;
  }
}
