package org.outlay.scenario;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a replicate draws; each can be frozen by name, to see how much of the spread it causes. */
public enum UncertaintySource {
  /** How many apply: gamma intensities and Poisson counts. */
  ARRIVALS("arrivals"),
  /** Who applies: which earlier applications the new ones resemble. */
  COMPOSITION("composition"),
  /** What applicants choose among options, such as purchase or rent. */
  CHOICE("choice"),
  /** Wage, price and revenue levels common to all. */
  ECONOMY("economy"),
  /** Each applicant's own measures, revenue apart. */
  SALARIES("salaries"),
  /** Each firm's own revenue path. */
  REVENUE("revenue"),
  /** When applications end. */
  ATTRITION("attrition"),
  /** Outcomes of yearly assessments. */
  ASSESSMENTS("assessments"),
  /** Amounts agreed case by case. */
  DISCRETIONARY("discretionary"),
  /** The projection's own parameters, the choice of its model, and how readily applications end. */
  PROJECTION("projection"),
  /** Which deals an investment fund makes, how long it holds them, and what they bring. */
  DEALS("deals"),
  /** How long tenants stay; moves homes, never an outlay. */
  TENANCIES("tenancies"),
  /** In which years amounts due are paid; moves cash, never an outlay. */
  PAYMENT_LAGS("payment-lags");

  /** Those that move what falls due, and so the outlays. */
  public static final Set<UncertaintySource> OF_OUTLAYS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(PAYMENT_LAGS, TENANCIES)));

  /** Those that move what applications are due, which is simulated block by block. */
  public static final Set<UncertaintySource> OF_APPLICATIONS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(PAYMENT_LAGS, TENANCIES, DEALS)));

  private final String id;

  UncertaintySource(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(UncertaintySource::id).toList();
  }

  public static Optional<UncertaintySource> find(String id) {
    return Arrays.stream(values()).filter(source -> source.id.equals(id)).findFirst();
  }
}
