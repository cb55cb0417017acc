package org.outlay.sample;

/** What is known about the applications of a cohort. */
public enum Knowledge {
  /**
   * The past: records of every year up to the last one, and those who left until its end have left.
   */
  OBSERVED,
  /** A plan: the records of the first benefit year only, and planned ends only. */
  PLANNED
}
