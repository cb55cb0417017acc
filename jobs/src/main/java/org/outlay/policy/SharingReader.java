package org.outlay.policy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.outlay.config.Section;
import org.outlay.money.Share;
import org.outlay.policy.CostSplit.Scope;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * Reads {@code city = 0.4, district = 0.6, uplift = 0.2}, each said for some rules and districts.
 */
final class SharingReader {
  private static final String CITY = "city";
  private static final String DISTRICT = "district";

  private final Names rules;
  private final Problems problems;

  SharingReader(Names rules, Problems problems) {
    this.rules = rules;
    this.problems = problems;
  }

  /** What was read so far: the city's shares and what districts add. */
  record Said(Map<Scope, Share> shares, Map<Scope, Share> uplifts) {
    Said() {
      this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }
  }

  /** Reports shares that are not there at all. */
  void require(Layered section) {
    if (section
        .latest(s -> Optional.of(s.has(CITY) || s.has(DISTRICT)).filter(is -> is))
        .isEmpty()) {
      problems.add(
          Problem.user("missing-key", section.base().location(), "who bears what share is missing")
              .withRemedy("add city = 0.5, district = 0.5"));
    }
  }

  /** Adds what a section says for a scope, if anything. */
  void read(Scope scope, Layered section, Said said) {
    section.latest(this::shares).ifPresent(city -> said.shares().put(scope, city));
    section.latest(s -> fraction(s, "uplift")).ifPresent(u -> said.uplifts().put(scope, u));
  }

  /** Adds what a section says rule by rule. */
  void readRules(Optional<String> district, Layered section, Said said) {
    section
        .find("rules")
        .ifPresent(
            all ->
                all.children()
                    .forEach(
                        (rule, one) -> {
                          PolicyText.known("rule", rule, rules, all.locationOf(rule), problems);
                          read(new Scope(district, Optional.of(rule)), one, said);
                          one.done();
                        }));
  }

  /** The city's share. */
  private Optional<Share> shares(Section section) {
    Optional<Share> city = fraction(section, CITY);
    Optional<Share> district = fraction(section, DISTRICT);
    if (section.has(CITY) != section.has(DISTRICT)) {
      String one = section.has(CITY) ? CITY : DISTRICT;
      String other = section.has(CITY) ? DISTRICT : CITY;
      Optional<Share> rest = city.or(() -> district).map(SharingReader::rest);
      problems.add(
          Problem.user("bad-shares", section.locationOf(one), "city and district are said together")
              .withValue(one)
              .withRemedy("add " + other + " = " + rest.map(SharingReader::text).orElse("...")));
      return Optional.empty();
    }
    if (city.isPresent() && district.isPresent() && !rest(city.get()).equals(district.get())) {
      problems.add(
          Problem.user("bad-shares", section.locationOf(DISTRICT), "the shares do not add up to 1")
              .withValue(
                  text(city.get())
                      + " + "
                      + text(district.get())
                      + " = "
                      + text(city.get().millionths() + district.get().millionths()))
              .withRemedy("make them add up to 1"));
    }
    return city;
  }

  /** A fraction from 0 to 1 with as many decimals as a share keeps. */
  Optional<Share> fraction(Section section, String key) {
    Optional<BigDecimal> fraction = section.findDecimal(key, BigDecimal.ZERO, BigDecimal.ONE);
    if (fraction.filter(f -> f.stripTrailingZeros().scale() > Share.PLACES).isPresent()) {
      problems.add(
          Problem.user("bad-share", section.locationOf(key), "a share has up to six decimals")
              .withValue(fraction.get().toPlainString()));
      return Optional.empty();
    }
    return fraction.map(Share::nearest);
  }

  private static Share rest(Share share) {
    return new Share(Share.ALL.millionths() - share.millionths());
  }

  private static String text(Share share) {
    return text(share.millionths());
  }

  /** A number of millionths as a plain number. */
  static String text(int millionths) {
    return BigDecimal.valueOf(millionths, Share.PLACES).stripTrailingZeros().toPlainString();
  }
}
