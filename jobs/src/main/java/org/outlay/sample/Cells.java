package org.outlay.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cells of a request and the sizes of the pools that their applications draw from. */
final class Cells {
  private final Profiles profiles;
  private final SampleRequest request;
  private final Draws draws;
  private final List<Cell> all;
  private final Map<String, Double> expected = new HashMap<>();

  Cells(Profiles profiles, SampleRequest request) {
    this.profiles = profiles;
    this.request = request;
    this.draws = new Draws(request.seed());
    this.all = List.copyOf(weighted());
    count();
  }

  List<Cell> all() {
    return all;
  }

  double[] weights() {
    return all.stream().mapToDouble(Cell::weight).toArray();
  }

  /** Members of a pool's part, of each year of arrival when they are persons; at least 1. */
  long members(Pool pool, String part) {
    double applications = expected.getOrDefault(part, 0.0);
    double years = pool.ofPersons() ? request.years() : 1;
    return Math.max(1, Math.round(applications / years / pool.perMember()));
  }

  private List<Cell> weighted() {
    List<Cell> cells = new ArrayList<>();
    Map<String, Double> districts = profiles.districts();
    for (int v = 0; v < profiles.variants().size(); v++) {
      for (int year = request.fromYear(); year <= request.toYear(); year++) {
        for (Map.Entry<String, Double> district : districts.entrySet()) {
          double weight = district.getValue() * intensity(v, year, district.getKey());
          cells.add(new Cell(v, year, district.getKey(), weight));
        }
      }
    }
    return cells;
  }

  /**
   * Gamma variables are shared by the variants of a programme, and by all in a year and district.
   */
  private double intensity(int variant, int year, String district) {
    Variant v = profiles.variants().get(variant);
    long place = district.hashCode();
    return v.weightIn(year - profiles.count("base-year"))
        * draws.gamma(
            profiles.count("dispersion.cell"),
            Stream.CELL_INTENSITY,
            v.programme().hashCode(),
            year,
            place)
        * draws.gamma(
            profiles.count("dispersion.year-district"),
            Stream.YEAR_DISTRICT_INTENSITY,
            year,
            place);
  }

  private void count() {
    double total = all.stream().mapToDouble(Cell::weight).sum();
    for (Cell cell : all) {
      Variant variant = profiles.variants().get(cell.variant());
      double applications = request.applications() * cell.weight() / total;
      for (String use : List.of("applicant", "group")) {
        String name = variant.text(use);
        if (!Placing.isNoPool(name)) {
          String part = profiles.pool(name).part(variant, cell.district());
          expected.merge(part, applications, Double::sum);
        }
      }
    }
  }
}
