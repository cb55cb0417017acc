package org.outlay.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Random applications whose dates, groups and applicants collide often. */
final class RandomApplications {
  private static final List<String> DISTRICTS =
      List.of(
          "nanhu",
          "xiuzhou",
          "jiashan",
          "haiyan",
          "haining",
          "pinghu",
          "tongxiang",
          "jingkai",
          "gangqu",
          "city");
  private static final List<String> TIERS =
      List.of("top", "national", "national", "provincial", "municipal", "senior", "basic");

  // In UTF-16 the second sorts after the first, in UTF-8 before it.
  private static final List<String> BEYOND = List.of("\uD842\uDFB7", "\uE863");
  private static final List<String> UNUSUAL = List.of("中", "é", "a,\"b");

  private static final List<BigDecimal> FUND_SIZES =
      List.of(new BigDecimal("30000000"), new BigDecimal("100000000"));

  private final Draw draw;
  private final int applicants;
  private final int groups;

  RandomApplications(Draw draw, int size) {
    this.draw = draw;
    this.applicants = Math.max(2, size / 100);
    this.groups = Math.max(1, size / 150);
  }

  Application next(int number, Profile profile) {
    LocalDate approvedOn = approvedOn();
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("application_id", id(number));
    cells.put("programme", profile.programme());
    cells.put("applicant_id", "p" + (draw.chance(80) ? draw.below(applicants) : "x" + number));
    maybe(cells, "group_id", 75, List.of("g" + draw.below(groups)));
    cells.put("district", draw.oneOf(DISTRICTS));
    cells.put("approved_on", approvedOn.toString());
    cells.put("ends_on", draw.chance(45) ? "" : endsOn(approvedOn).toString());
    cells.put("birth_date", draw.chance(15) ? "" : birthDate(approvedOn).toString());
    maybe(cells, "tier", 90, TIERS);
    maybe(cells, "grade", 70, profile.grades().isEmpty() ? List.of("A", "Z") : profile.grades());
    maybe(cells, "term", 85, List.of("long", "short"));
    maybe(cells, "full_time", 85, List.of("true", "true", "false"));
    maybe(cells, "option", 90, List.of("purchase", "purchase", "rent", "rent", "apartment"));
    maybe(cells, "qualifies", 70, List.of("true", "true", "false"));
    maybe(cells, "fund_size", 85, List.of(draw.amountAround(FUND_SIZES).toPlainString()));
    maybe(cells, "government_money", 85, List.of("none", "city", "other"));
    return Application.of(cells);
  }

  /** An application that only its id tells from another, mostly one that UTF-16 would missort. */
  Application twin(int number, Application other) {
    boolean isBeyond = other.applicationId().startsWith(BEYOND.get(0));
    Map<String, String> cells = other.cells();
    cells.put("application_id", isBeyond ? BEYOND.get(1) + number : id(number));
    return Application.of(cells);
  }

  String id(int number) {
    int kind = draw.below(10);
    List<String> prefixes =
        kind == 0 ? UNUSUAL : kind < 4 ? BEYOND : List.of("a", "B", "z", "_", "a0");
    return draw.oneOf(prefixes) + number;
  }

  /** Few days of few years, so that approvals tie; also before and after usual horizons. */
  LocalDate approvedOn() {
    int year = draw.chance(40) ? draw.oneOf(List.of(2015, 2018)) : 2008 + draw.below(20);
    LocalDate january = LocalDate.of(year, 1, 1);
    return switch (draw.below(8)) {
      case 0, 1 -> january;
      case 2 -> LocalDate.of(year, 2, 28);
      case 3 -> Year.isLeap(year) ? LocalDate.of(year, 2, 29) : LocalDate.of(year, 3, 1);
      case 4 -> LocalDate.of(year, 3, 1);
      case 5, 6 -> LocalDate.of(year, 12, 31);
      default -> january.plusDays(draw.below(365));
    };
  }

  private LocalDate endsOn(LocalDate approvedOn) {
    LocalDate later = approvedOn.plusYears(draw.below(12));
    return switch (draw.below(4)) {
      case 0 -> LocalDate.of(later.getYear(), 12, 31);
      case 1 -> LocalDate.of(later.getYear() + 1, 1, 1);
      case 2 -> approvedOn;
      default -> approvedOn.plusDays(draw.below(4000));
    };
  }

  private LocalDate birthDate(LocalDate approvedOn) {
    LocalDate birthday = approvedOn.minusYears(35L + draw.below(2));
    return switch (draw.below(6)) {
      case 0, 1, 2 -> birthday.plusDays(draw.below(3) - 1L);
      case 3 -> lastLeapDay(birthday.getYear());
      case 4 -> approvedOn;
      default -> birthday.minusDays(draw.below(9000)).plusDays(4500);
    };
  }

  private static LocalDate lastLeapDay(int year) {
    int leap = year;
    while (!Year.isLeap(leap)) {
      leap--;
    }
    return LocalDate.of(leap, 2, 29);
  }

  private void maybe(Map<String, String> cells, String column, int percent, List<String> values) {
    cells.put(column, draw.chance(percent) ? draw.oneOf(values) : "");
  }
}
