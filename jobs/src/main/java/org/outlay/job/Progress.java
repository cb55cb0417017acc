package org.outlay.job;

/** Hears how far a run has come. Called from several threads. */
public interface Progress {
  /** A new step has begun. */
  void step(String name);

  /** So many tasks of the step's Spark jobs are done. */
  void tasks(long done, long known);

  /** So many replicates of a simulation are done. */
  void replicates(long done, long all);
}
