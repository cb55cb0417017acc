package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long groups live is told from how many are new. */
class GroupLivesTest {
  private static final int FIRST = 2010;
  private static final int LAST = 2016;

  /**
   * Places whose groups follow each other after a known time; each applies in a year or does not.
   * Of those that apply later on as many were not seen in the years before as in history.
   */
  @ParameterizedTest
  @CsvSource({"1, 0.9", "2, 0.7", "4, 0.8", "3.5, 1", "10, 0.6", "100, 0.4"})
  void asManyAreNewAsInHistory(double life, double share) {
    SplittableRandom random = new SplittableRandom(7);
    Map<String, NavigableSet<Integer>> history = new HashMap<>();
    for (int place = 0; place < 10_000; place++) {
      double over = random.nextDouble();
      for (int year = FIRST; year <= LAST; year++) {
        if (random.nextDouble() < share) {
          int group = (int) Math.floor(over + (year - FIRST) / life);
          history.computeIfAbsent(place + "/" + group, g -> new TreeSet<>()).add(year);
        }
      }
    }
    GroupLives lives = lives(history);
    Map<String, NavigableSet<Integer>> later = new HashMap<>();
    history.forEach(
        (group, years) -> {
          double often = years.tailSet(LAST - 4).size() / 5.0;
          for (int year = LAST + 1; year <= LAST + 37; year++) {
            if (random.nextDouble() < often) {
              String name = group + "#" + lives.successor(group, year);
              later.computeIfAbsent(name, g -> new TreeSet<>()).add(year);
            }
          }
        });
    assertThat(unseen(later, LAST + 37)).isCloseTo(unseen(history, LAST), within(0.02));
  }

  /** Share of the groups of the last five years that did not apply since seven years ago. */
  private static double unseen(Map<String, NavigableSet<Integer>> groups, int last) {
    int active = 0;
    int unseen = 0;
    for (NavigableSet<Integer> years : groups.values()) {
      NavigableSet<Integer> since = years.tailSet(last - 6, true);
      active += since.tailSet(last - 4, true).size();
      unseen += !since.isEmpty() && since.first() >= last - 4 ? 1 : 0;
    }
    return (double) unseen / active;
  }

  @Test
  void groupsThatAlwaysApplyLiveForGood() {
    GroupLives lives = lives(Map.of("a", years(2010, 2016), "b", years(2010, 2016)));
    assertThat(lives.life()).isInfinite();
    assertThat(lives.successor("a", 2100)).isZero();
  }

  @Test
  void groupsThatApplyOnceAreNewEachYear() {
    Map<String, NavigableSet<Integer>> years = new HashMap<>();
    for (int year = FIRST; year <= LAST; year++) {
      years.put("g" + year, years(year, year));
    }
    GroupLives lives = lives(years);
    assertThat(lives.life()).isCloseTo(1, within(1e-9));
    assertThat(lives.successor("g2016", 2016)).isZero();
    assertThat(lives.successor("g2016", 2017)).isEqualTo(1);
    assertThat(lives.successor("g2012", 2020)).isEqualTo(4);
  }

  @Test
  void oneYearTellsNothing() {
    assertThat(lives(Map.of("a", years(2016, 2016), "b", years(2016, 2016))).life()).isInfinite();
    assertThat(lives(Map.of()).life()).isInfinite();
  }

  /** Each year takes its share, those first who came first. */
  @Test
  void theOldestGoFirst() {
    Map<String, NavigableSet<Integer>> years = new HashMap<>();
    for (int i = 0; i < 1_000; i++) {
      int born = FIRST + i % 7;
      years.put("g" + i, years(born, Math.min(LAST, born + 3)));
    }
    GroupLives lives = lives(years);
    assertThat(lives.life()).isBetween(2.0, 20.0);
    int before = 0;
    for (int year = LAST + 1; year <= LAST + 20; year++) {
      int after = successors(lives, years, year);
      // A group that was silent throughout the recent years would not count.
      assertThat(after - before).isCloseTo((int) Math.round(1_000 / lives.life()), within(120));
      before = after;
    }
    List<String> gone =
        years.keySet().stream().filter(group -> lives.successor(group, LAST + 1) > 0).toList();
    assertThat(gone).isNotEmpty();
    int youngest = gone.stream().mapToInt(group -> years.get(group).first()).max().orElseThrow();
    assertThat(years.keySet())
        .filteredOn(group -> years.get(group).first() < youngest)
        .allSatisfy(group -> assertThat(lives.successor(group, LAST + 1)).isPositive());
  }

  private static int successors(
      GroupLives lives, Map<String, NavigableSet<Integer>> years, int year) {
    return years.keySet().stream().mapToInt(group -> lives.successor(group, year)).sum();
  }

  private static GroupLives lives(Map<String, NavigableSet<Integer>> years) {
    return new GroupLives(years, LAST, 5);
  }

  private static NavigableSet<Integer> years(int from, int to) {
    NavigableSet<Integer> years = new TreeSet<>();
    for (int year = from; year <= to; year++) {
      years.add(year);
    }
    return years;
  }
}
