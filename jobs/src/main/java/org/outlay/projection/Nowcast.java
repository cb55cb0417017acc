package org.outlay.projection;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * What has been seen of a programme's unfinished year says of the rest of it and of the years
 * after. The year's factor is taken for gamma distributed; given Poisson counts it is so after,
 * too, with a mean between what was expected and what came. The part of the surprise that is due to
 * the parameters' errors lasts, the year's own part does not.
 *
 * @param seen what is over of the year
 * @param expected applications of the whole year, before anything of it was seen
 * @param open when the programme takes applications in it
 */
public record Nowcast(Seen seen, double expected, Open open) {
  /**
   * Shares of days that are open.
   *
   * @param before of those that are over
   * @param after of those that are left
   * @param year of all
   */
  record Open(double before, double after, double year) {
    static final Open ALL = new Open(1, 1, 1);

    /** Of a year that is over up to a day. */
    static Open of(OpenDays days, LocalDate asOf) {
      LocalDate begin = LocalDate.of(asOf.getYear(), 1, 1);
      LocalDate end = LocalDate.of(asOf.getYear(), 12, 31);
      return new Open(
          days.share(begin, asOf), days.share(asOf.plusDays(1), end), days.share(begin, end));
    }
  }

  /**
   * The part of a year that is over.
   *
   * @param remaining share of a year's applications that usually comes later
   * @param applications that came
   */
  public record Seen(double remaining, int applications) {
    static final Seen NOTHING = new Seen(1, 0);
  }

  /** Factors on the expected applications of the years, the unfinished one first. */
  double[] factors(ProgrammeFactors.Programme programme, CityNoise city, int years) {
    double variance = variance(programme, city);
    double surprise = (seen.applications() - due()) / (1 + variance * due());
    double[] factors = new double[years];
    Arrays.fill(factors, 1 + surprise * programme.parameterVariance());
    factors[0] = rest() * (1 + surprise * variance);
    return factors;
  }

  /**
   * How much surer the factors are: the year's own by the shape that its gamma distribution has
   * after Poisson counts, the parameters' by linear credibility (B&uuml;hlmann 1967).
   */
  ProgrammeFactors.Programme.Known known(ProgrammeFactors.Programme programme, CityNoise city) {
    double variance = variance(programme, city);
    double lasting = programme.parameterVariance();
    return new ProgrammeFactors.Programme.Known(
        StrictMath.sqrt(1 / (1 + variance * seen.applications())),
        StrictMath.sqrt(1 - lasting * due() / (1 + variance * due())));
  }

  /** Of the factor of the unfinished year. */
  private static double variance(ProgrammeFactors.Programme programme, CityNoise city) {
    return (1 + programme.parameterVariance())
            * (1 + city.predicted())
            * (1 + programme.passingVariance())
        - 1;
  }

  /** Applications expected in the part that is over. */
  private double due() {
    return open.year() == 0 ? 0 : expected * (1 - seen.remaining()) * open.before() / open.year();
  }

  /** Share of the year's expected applications that comes in the part that is left. */
  private double rest() {
    return open.year() == 0 ? 0 : seen.remaining() * open.after() / open.year();
  }

  /** The same where what has been seen changes nothing. */
  double[] asExpected(int years) {
    double[] factors = new double[years];
    Arrays.fill(factors, 1);
    factors[0] = rest();
    return factors;
  }
}
