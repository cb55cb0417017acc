package org.outlay.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.outlay.policy.Limit;

/**
 * Claims of applications whose limits follow persons, groups and all applications at once, or build
 * on one another: held until everybody has claimed, then served limit by limit, first each rule's
 * first shared limit, then its second, and so on, as the deterministic pass serves rows.
 *
 * <p>Rules that use what such limits left of others are computed in a later pass over the same
 * applications.
 */
final class Stages {
  private final Model model;
  private final Units units;
  private final LimitBook book;
  private final BlockTotals totals;
  private final Payouts payouts;
  private final List<Claim> claims = new ArrayList<>();

  /** Applications that take places, by the limit's number; they are counted, not paid. */
  private final Map<Integer, List<Turn>> arrived = new HashMap<>();

  private final Map<Place, Claim> settled = new HashMap<>();
  private final Comparator<Turn> order;
  private Lane kept = new Lane();
  private int pass;

  /** What an application claims under a rule in a year, of each applicant of a lane. */
  private record Claim(RuleProgram rule, Place place, Lane lane, double[] amount, double[] caps) {}

  private record Place(int rule, int unit, int layer, int year) {}

  /** A claim before one of its limits; without one, an arrival. */
  private record Turn(
      RuleProgram.LimitProgram limit,
      long owner,
      int unit,
      int layer,
      int year,
      Lane lane,
      double[] amount,
      double cap) {
    boolean arrives() {
      return amount.length == 0;
    }

    /** Year in which it is served; 0 where all years of an application are served together. */
    int served() {
      boolean once = limit.kind() == Limit.Kind.CHOICE || limit.kind() == Limit.Kind.PLACES;
      return once ? 0 : year;
    }

    boolean sameLimit(Turn other) {
      return limit.number() == other.limit.number() && owner == other.owner;
    }
  }

  Stages(Model model, LimitBook book, BlockTotals totals, Payouts payouts) {
    this.model = model;
    this.units = model.units();
    this.book = book;
    this.totals = totals;
    this.payouts = payouts;
    this.order =
        Comparator.comparingInt((Turn turn) -> turn.limit().number())
            .thenComparingLong(Turn::owner)
            .thenComparingInt(Turn::served)
            .thenComparingInt(turn -> units.approvedOn()[turn.unit()])
            .thenComparingInt(turn -> units.application()[turn.unit()])
            .thenComparingInt(Turn::unit)
            .thenComparingInt(Turn::layer)
            .thenComparingInt(Turn::year);
  }

  /** Begins with rules of a level, those of lower levels settled. */
  void begin(int level) {
    pass = level;
  }

  /** Whether applications come by for the first time. */
  boolean first() {
    return pass == 0;
  }

  /** Counts the lane's applications towards places, whether they are entitled or not. */
  void arrive(RuleProgram.LimitProgram limit, int unit, Lane lane) {
    arrived
        .computeIfAbsent(limit.number(), number -> new ArrayList<>())
        .add(
            new Turn(
                limit, 0, unit, lane.layers[0], Integer.MIN_VALUE, kept(lane), new double[0], 0));
  }

  /**
   * What a rule of another pass pays, nothing if its own is yet to come; false, and nothing
   * written, if the rule is of this one.
   */
  boolean recall(RuleProgram rule, int unit, int year, Lane lane, double[] out) {
    if (rule.level() == pass) {
      return false;
    }
    Claim claim = settled.get(new Place(rule.index(), unit, lane.layers[0], year));
    if (claim == null) {
      lane.clear(out);
    } else {
      System.arraycopy(claim.amount(), 0, out, 0, lane.width);
    }
    return true;
  }

  /**
   * Holds a claim.
   *
   * @param caps of the limits that applications share, in their order
   * @param amount fen by position in the lane
   */
  void hold(RuleProgram rule, double[] caps, int unit, int year, Lane lane, double[] amount) {
    Place place = new Place(rule.index(), unit, lane.layers[0], year);
    claims.add(new Claim(rule, place, kept(lane), Arrays.copyOf(amount, lane.width), caps));
  }

  /** One copy for all that a lane claims. */
  private Lane kept(Lane lane) {
    if (kept.turn != lane.turn) {
      kept = lane.copy();
    }
    return kept;
  }

  /** Serves what is held. */
  void settle() {
    int most = claims.stream().mapToInt(claim -> claim.caps().length).max().orElse(0);
    for (int position = 0; position < most; position++) {
      serve(position);
    }
    for (Claim claim : claims) {
      Place place = claim.place();
      payouts.add(claim.rule(), place.unit(), place.year(), claim.lane(), claim.amount());
      settled.put(place, claim);
    }
    claims.clear();
  }

  /** Forgets what was settled, for others to come. */
  void close() {
    settled.clear();
    arrived.clear();
  }

  private void serve(int position) {
    List<Turn> turns = new ArrayList<>();
    for (Claim claim : claims) {
      if (position < claim.caps().length) {
        RuleProgram.LimitProgram limit = claim.rule().shared()[position];
        long owner = owner(limit, claim.place());
        if (owner >= 0) {
          turns.add(turn(limit, owner, claim, claim.caps()[position]));
        }
      }
    }
    turns.stream()
        .map(turn -> turn.limit().number())
        .distinct()
        .toList()
        .forEach(number -> turns.addAll(arrived.getOrDefault(number, List.of())));
    turns.sort(order);
    int next = 0;
    while (next < turns.size()) {
      int end = next + 1;
      while (end < turns.size() && turns.get(end).sameLimit(turns.get(next))) {
        end++;
      }
      serve(turns.subList(next, end));
      next = end;
    }
  }

  private static Turn turn(RuleProgram.LimitProgram limit, long owner, Claim claim, double cap) {
    Place place = claim.place();
    return new Turn(
        limit, owner, place.unit(), place.layer(), place.year(), claim.lane(), claim.amount(), cap);
  }

  /**
   * Who has the limit: a number, and the layer of a copy that has it to itself; -1 for nobody,
   * since what a copy brings along claims under the group's caps when it arrives itself.
   */
  private long owner(RuleProgram.LimitProgram limit, Place place) {
    int unit = place.unit();
    int person = units.owners().person()[unit];
    return switch (Component.follows(limit.kind())) {
      case ALL -> units.isCompanion(unit) ? -1 : 0;
      case APPLICANT -> owner(person, units.isCopy(unit), place.layer());
      case GROUP -> {
        int group = units.owners().group()[unit];
        yield group == UnitRows.ALONE ? -1 : owner(group, group == person, place.layer());
      }
    };
  }

  private static long owner(int number, boolean own, int layer) {
    return ((long) number << Integer.SIZE) | (own ? layer : 0);
  }

  /** All that comes under one limit of one owner. */
  private void serve(List<Turn> turns) {
    book.open();
    Turn first = turns.get(0);
    RuleProgram.LimitProgram limit = first.limit();
    if (limit.allocation() == Limit.Allocation.PRO_RATA) {
      divide(turns);
    } else {
      turns.forEach(this::serve);
    }
    if (limit.kind().groupCap() && !ownsGroup(first.unit())) {
      book.claims().close(totals.capped(), first.owner(), model.from() - Model.EARLIEST);
    }
  }

  /** New applicants without a group share their caps with nobody. */
  private boolean ownsGroup(int unit) {
    return units.isCopy(unit) && units.owners().group()[unit] == units.owners().person()[unit];
  }

  private void serve(Turn turn) {
    int number = turn.limit().number();
    if (turn.arrives()) {
      book.arrive(number, turn.lane());
      return;
    }
    book.apply(
        turn.limit().kind(),
        number,
        turn.cap(),
        turn.unit(),
        turn.year() - Model.EARLIEST,
        turn.lane(),
        turn.amount());
  }

  private void divide(List<Turn> turns) {
    int next = 0;
    while (next < turns.size()) {
      Turn first = turns.get(next);
      int end = next + 1;
      while (end < turns.size() && turns.get(end).year() == first.year()) {
        end++;
      }
      Proportions.divide(
          book,
          first.limit(),
          first.cap(),
          first.year(),
          turns.subList(next, end).stream()
              .map(turn -> new Proportions.Share(turn.lane(), turn.amount()))
              .toList());
      next = end;
    }
  }
}
