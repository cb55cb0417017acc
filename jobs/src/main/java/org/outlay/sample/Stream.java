package org.outlay.sample;

/** What a draw is for. The position is part of the hash: a new one goes to the end. */
enum Stream {
  CELL_INTENSITY,
  YEAR_DISTRICT_INTENSITY,
  CELL,
  ALIAS,
  MONTH,
  DAY,
  ROUND_DAY,
  EXIT,
  CONTRACT,
  ARRIVAL_LAG,
  APPLICANT,
  GROUP,
  AGE_ONE,
  AGE_TWO,
  FULL_TIME,
  QUALIFIES,
  FUND_SIZE,
  FIRST_LEVEL,
  FIRST_GROWTH,
  FIRST_NOISE,
  FIRST_PRESENT,
  SECOND_LEVEL,
  COUPON,
  RIVAL,
  ASSESSMENT,
  SECOND_ACADEMICIAN,
  THIRD_ACADEMICIAN
}
