package org.outlay.projection;

/** What of the intensities is drawn. */
public enum Source {
  /** The factors of years: city, programme and cell. */
  ARRIVALS,
  /** The parameters, and which model holds. */
  PROJECTION
}
