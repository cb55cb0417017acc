package org.outlay.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.outlay.formula.Formula;
import org.outlay.policy.GrowthIndex;
import org.outlay.policy.Parameter;
import org.outlay.problem.Location;

/** Where a value comes from. */
public sealed interface Source {
  /** A column of the application's row. */
  record OfApplication() implements Source {}

  /** The annual record of the fiscal year, as supplied. */
  record OfRecord() implements Source {}

  /** The annual record of the fiscal year leaves the measure empty. */
  record EmptyInRecord() implements Source {}

  /** There is no annual record of the fiscal year. */
  record NoRecord() implements Source {}

  /** The record goes on after the data end, this measure does not. */
  record NotContinued() implements Source {}

  /** Held at the value of the last supplied record. */
  record Held(int fromYear) implements Source {}

  /** The value of the last supplied record times the index since. */
  record Indexed(int fromYear, BigDecimal base, GrowthIndex index, BigDecimal factor)
      implements Source {}

  /**
   * A parameter of the catalogue or of the scenario.
   *
   * @param location where the value stands
   * @param inForce day from which it holds
   * @param day the day that selects it
   */
  record OfParameter(Parameter parameter, Location location, LocalDate inForce, LocalDate day)
      implements Source {}

  /** A name that the rule defines. */
  record Defined(Formula formula) implements Source {}

  /** The fiscal year itself, or counted from the year of approval. */
  record OfCalendar() implements Source {}

  /** Completed years between two days. */
  record Age(LocalDate birth, LocalDate approved) implements Source {}

  /**
   * Values of several years put together.
   *
   * @param how sum, largest or whether any is given
   */
  record OverYears(Together how, String measure, List<Part> parts) implements Source {
    public OverYears {
      parts = List.copyOf(parts);
    }
  }

  /** What another rule pays this application, after its limits. */
  record Paid(String rule, List<Part> parts) implements Source {
    public Paid {
      parts = List.copyOf(parts);
    }
  }

  /** The value of one year, in the unit of the whole. */
  record Part(int fiscalYear, BigDecimal value) {}

  /** How the values of several years become one. */
  enum Together {
    SUM,
    LARGEST,
    ANY_GIVEN
  }
}
