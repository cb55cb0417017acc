package org.outlay.draw;

/**
 * What a number is drawn for. Its position is part of every draw's key, so a new stream goes to the
 * end and none is ever removed.
 */
public enum Stream {
  /** Gamma factor of a fiscal year, common to the whole city. */
  CITY_YEAR,
  /** Gamma factor of a programme and fiscal year. */
  PROGRAMME_YEAR,
  /** Gamma factor of a cell and fiscal year. */
  CELL_YEAR,
  /** Parameters of the projection itself. */
  PROJECTION,
  /** Copies of a donor in an entry year. */
  COPIES,
  /** Shock of an index in a fiscal year. */
  INDEX,
  /** Noise of one applicant's measure. */
  MEASURE,
  /** Exit of one application. */
  EXIT,
  /** Assessment of one application in a benefit year. */
  ASSESSMENT,
  /** Amount agreed case by case. */
  AGREED_AMOUNT,
  /** Which model of the projection a replicate follows. */
  MODEL,
  /** What an applicant chooses. */
  CHOICE,
  /** Who finds a place. */
  PLACES,
  /** Deals of an investment fund. */
  DEAL,
  /** How long a tenant stays. */
  TENANT,
  /** What the year under control still pays, and when. */
  CONTROL,
  /** How much of what is due in a year is paid how late. */
  PAYMENT_LAG,
  /** Which of an application's years a later one is like. */
  RECURRENCE,
  /** How readily applications end early. */
  EXIT_LEVEL
}
