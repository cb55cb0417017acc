package org.outlay.analysis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What others had of a limit before this application and year, whatever later limits withheld of
 * it.
 */
public sealed interface Usage {
  /** The limit looks at one application and year only. */
  record Alone() implements Usage {}

  /**
   * Earlier years of the same application.
   *
   * @param years fiscal years in which the limit left something
   * @param fen left in them
   */
  record EarlierYears(List<Integer> years, long fen) implements Usage {
    public EarlierYears {
      years = List.copyOf(years);
    }
  }

  /**
   * Claims before this one on a cap that a group shares, filled in order.
   *
   * @param group identifier of the group, or of the applicant who is its own
   * @param claims rows before this one to which the limit left something, this application's own
   *     years included
   * @param applications how many applications they belong to
   * @param fen left to them
   */
  record Filled(String group, int claims, int applications, long fen) implements Usage {}

  /**
   * All claims of the year on a cap that is divided in proportion.
   *
   * @param claims number of claims, this one included
   * @param fen their sum
   * @param earlier claims of earlier years on a lifetime cap, fen
   */
  record Divided(String group, int claims, long fen, long earlier) implements Usage {}

  /**
   * Years of the applicant under the rule, over all applications.
   *
   * @param years earlier fiscal years with a claim
   * @param sameYear the application that has this year instead
   */
  record ApplicantYears(String applicant, List<Integer> years, Optional<String> sameYear)
      implements Usage {
    public ApplicantYears {
      years = List.copyOf(years);
    }
  }

  /** The application's place in the order of approval, from 1. */
  record Place(long place) implements Usage {}

  /** The application that the applicant's choice falls on, and what it is approved for. */
  record Chosen(String applicant, String application, LocalDate approved, String rule)
      implements Usage {}
}
