package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyFolders;
import org.outlay.projection.Nowcast;

/** What a year that is cut off by as-of has shown already. */
class RosterHistoryTest {
  private static final Policy POLICY =
      PolicyFolders.load(java.nio.file.Path.of("data/policy/jiaxing-talent"));
  private static final List<String> COLUMNS =
      List.of("programme", "approved_on", "tier", "grade", "term", "option", "district");

  private final List<double[]> rows = new ArrayList<>();

  /** Of 60 in 2015, 24 later than June; of 10 referrals none, but so few tell nothing. */
  @Test
  void countsWhatCameAndWhatUsuallyComesLater() {
    add(36, "home", "2015-06-30");
    add(24, "home", "2015-07-01");
    add(10, "referral", "2015-02-01");
    add(7, "home", "2016-06-30");
    add(5, "home", "2016-07-01");
    add(2, "referral", "2016-01-01");
    assertThat(RosterHistory.seen(cells(), 2015, 2015, LocalDate.of(2016, 6, 30)))
        .isEqualTo(
            Map.of(
                "home", new Nowcast.Seen(0.4, 7),
                "referral", new Nowcast.Seen(1 - 182 / 366.0, 2)));
    assertThat(RosterHistory.seen(cells(), 2015, 2016, LocalDate.of(2016, 12, 31))).isEmpty();
  }

  private void add(int count, String programme, String day) {
    double[] row = new double[COLUMNS.size()];
    row[0] = POLICY.programmeNames().indexOf(programme);
    row[1] = LocalDate.parse(day).toEpochDay();
    Arrays.fill(row, 2, row.length - 1, Double.NaN);
    for (int i = 0; i < count; i++) {
      rows.add(row);
    }
  }

  private RosterCells cells() {
    int size = rows.size();
    double[][] attributes = new double[COLUMNS.size()][];
    for (int c = 0; c < attributes.length; c++) {
      int column = c;
      attributes[c] = rows.stream().mapToDouble(row -> row[column]).toArray();
    }
    return new RosterCells(
        POLICY,
        new Roster(
            new String[size],
            new String[size],
            new String[size],
            new boolean[size],
            COLUMNS,
            attributes,
            new boolean[COLUMNS.size()],
            new long[size],
            new double[size],
            List.of(),
            new int[size + 1],
            new int[0],
            new double[0][]));
  }
}
