package org.outlay.fund;

/** What a year of an account came to, claim by claim. Valid until the next year is run. */
public interface Settlement {
  /** Fen paid this year of what fell due in a year, counted from the first. */
  long paid(int dueYear, int claim);

  /** Fen given up at the end of this year of what fell due in a year. */
  long forgone(int dueYear, int claim);

  /** Fen of what fell due in a year that still waits. */
  long waiting(int dueYear, int claim);

  /** Years that waiting fen have waited by the end of this year, summed over fen. */
  double waited();
}
