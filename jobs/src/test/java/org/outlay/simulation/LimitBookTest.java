package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.policy.Limit;

/** Random claims on one book, against an account of each replicate that keeps every claim. */
class LimitBookTest {
  private static final int YEARS = 6;
  private static final int REPLICATES = 5;
  private static final int LIMIT = 1;

  /** What one replicate's applications claimed and got from the unit that is open. */
  private static final class Account {
    private final Map<Integer, Double> given = new TreeMap<>();
    private final Set<Integer> yearsPaid = new TreeSet<>();
    private final Set<Integer> paid = new LinkedHashSet<>();
    private int arrived;

    double pays(Limit.Kind kind, double cap, int unit, int year, double claim) {
      double got =
          switch (kind) {
            case GROUP_YEAR -> withinCap(cap, given.getOrDefault(year, 0.0), claim);
            case GROUP_LIFETIME ->
                withinCap(cap, given.values().stream().mapToDouble(v -> v).sum(), claim);
            case APPLICANT_YEARS -> !yearsPaid.contains(year) && yearsPaid.size() < cap ? claim : 0;
            case PLACES -> arrived <= cap ? claim : 0;
            case CHOICE -> paid.isEmpty() || paid.contains(unit) ? claim : 0;
            default -> throw new AssertionError(kind);
          };
      if (got > 0) {
        given.merge(year, got, Double::sum);
        yearsPaid.add(year);
        paid.add(unit);
      }
      return got;
    }

    private static double withinCap(double cap, double before, double claim) {
      return Math.max(0, Math.min(claim, cap - before));
    }
  }

  private final LimitBook book = new LimitBook(3, YEARS);
  private final List<Account> accounts = new ArrayList<>();
  private final Random random = new Random(4);

  private void open() {
    book.open();
    accounts.clear();
    for (int r = 0; r < REPLICATES; r++) {
      accounts.add(new Account());
    }
  }

  /** Some of the replicates, each once. */
  private Lane lane() {
    Set<Short> present = new TreeSet<>();
    for (int r = 0; r < REPLICATES; r++) {
      if (random.nextInt(3) > 0) {
        present.add((short) r);
      }
    }
    short[] copies = new short[present.size()];
    int i = 0;
    for (short copy : present) {
      copies[i++] = copy;
    }
    Lane lane = new Lane();
    lane.first(copies, 0, copies.length);
    return lane;
  }

  @ParameterizedTest
  @EnumSource(
      value = Limit.Kind.class,
      names = {"GROUP_YEAR", "GROUP_LIFETIME", "APPLICANT_YEARS", "PLACES", "CHOICE"})
  void eachReplicateGetsWhatTheLimitAllows(Limit.Kind kind) {
    int cut = 0;
    int whole = 0;
    for (int walk = 0; walk < 60; walk++) {
      open();
      double cap = cap(kind);
      int arrived = 0;
      for (int[] served : order(kind)) {
        int unit = served[0];
        Lane present = lane();
        if (kind == Limit.Kind.PLACES && unit == arrived) {
          arrived++;
          book.arrive(LIMIT, present);
          for (int i = 0; i < present.width; i++) {
            accounts.get(present.replicates[i]).arrived++;
          }
        }
        double[] amount = claims(present);
        double[] expected = amount.clone();
        for (int i = 0; i < present.width; i++) {
          expected[i] =
              accounts.get(present.replicates[i]).pays(kind, cap, unit, served[1], amount[i]);
          cut += expected[i] < amount[i] ? 1 : 0;
          whole += expected[i] == amount[i] && amount[i] > 0 ? 1 : 0;
        }
        book.apply(kind, LIMIT, cap, unit, served[1], present, amount);
        assertThat(amount).containsExactly(expected);
      }
    }
    assertThat(cut).isGreaterThan(50);
    assertThat(whole).isGreaterThan(50);
  }

  /** Units and years as claims are served: years of an applicant come in order. */
  private List<int[]> order(Limit.Kind kind) {
    List<int[]> claims = new ArrayList<>();
    for (int unit = 0; unit < 8; unit++) {
      for (int year = unit % 2; year < YEARS; year += 1 + random.nextInt(3)) {
        claims.add(new int[] {unit, year});
      }
    }
    if (kind == Limit.Kind.APPLICANT_YEARS) {
      claims.sort(Comparator.comparingInt(claim -> claim[1]));
    }
    return claims;
  }

  private double cap(Limit.Kind kind) {
    return switch (kind) {
      case APPLICANT_YEARS -> 1 + random.nextInt(3);
      case PLACES -> random.nextInt(6);
      default -> random.nextInt(4_000);
    };
  }

  private double[] claims(Lane lane) {
    double[] amount = new double[lane.width];
    for (int i = 0; i < amount.length; i++) {
      amount[i] = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(1_500);
    }
    return amount;
  }

  /** What is left is what was not given, of the year or for good; another limit has its own. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsLeftIsWhatWasNotGiven(boolean yearly) {
    Limit.Kind kind = yearly ? Limit.Kind.GROUP_YEAR : Limit.Kind.GROUP_LIFETIME;
    RuleProgram.LimitProgram limit = program(kind, LIMIT);
    int first = Model.EARLIEST;
    book.give(limit, first, 2, 30);
    book.give(limit, first + 1, 2, 40);
    book.give(limit, first + 1, 2, 50);
    book.give(program(kind, 2), first, 2, 500);
    assertThat(book.left(limit, 100, first)[2]).isEqualTo(yearly ? 70 : 0);
    assertThat(book.left(limit, 100, first + 1)[2]).isEqualTo(yearly ? 10 : 0);
    assertThat(book.left(limit, 1000, first + 1)[2]).isEqualTo(yearly ? 910 : 880);
    assertThat(book.left(limit, 100, first)[1]).isEqualTo(100);
    assertThat(book.left(limit, 100, first)).hasSize(Lane.WIDTH);
    book.open();
    assertThat(book.left(limit, 100, first)[2]).isEqualTo(100);
  }

  private static RuleProgram.LimitProgram program(Limit.Kind kind, int number) {
    return new RuleProgram.LimitProgram(kind, Limit.Allocation.FIRST_COME, number, null, false);
  }

  /** Claims under a cap are noted, summed over the replicates, until the next unit opens. */
  @Test
  void claimsUnderACapAreNoted() {
    open();
    Lane all = new Lane();
    all.all(REPLICATES);
    double[] amount = {60, 60, 60, 0, 200};
    book.apply(Limit.Kind.GROUP_YEAR, LIMIT, 100, 0, 3, all, amount);
    book.apply(Limit.Kind.GROUP_YEAR, LIMIT, 100, 1, 3, all, new double[] {60, 30, 0, 0, 5});
    CappedClaims closed = new CappedClaims(YEARS);
    book.claims().close(closed, 7, 1);
    CappedMean mean = closed.mean(LIMIT, CappedMean.Period.YEAR, 1);
    assertThat(mean).usingRecursiveComparison().isEqualTo(sums(475, 100, 350));
    book.open();
    CappedClaims none = new CappedClaims(YEARS);
    book.claims().close(none, 7, 1);
    assertThat(none.mean(LIMIT, CappedMean.Period.YEAR, 1))
        .usingRecursiveComparison()
        .isEqualTo(sums(0, 0, 0));
  }

  /** Of the horizon's third year. */
  private static CappedMean sums(double claimed, double atMean, double given) {
    return new CappedMean(third(claimed), third(atMean), third(given));
  }

  private static double[] third(double value) {
    double[] years = new double[YEARS];
    years[2] = value;
    return years;
  }

  @Test
  void limitsWithinAnApplicationAreNotShared() {
    assertThatThrownBy(
            () ->
                book.apply(Limit.Kind.APPLICATION_YEAR, LIMIT, 1, 0, 0, new Lane(), new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Limit.Kind.APPLICATION_YEAR.id());
  }
}
