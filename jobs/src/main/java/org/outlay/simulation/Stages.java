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
  private final LimitOwner owners;
  private final LimitBook book;
  private final BlockTotals totals;
  private final Payouts payouts;
  private final List<Claim> claims = new ArrayList<>();

  /** Applications that take places, by the limit's number: they are counted before they claim. */
  private final Map<Integer, List<Turn>> arrived = new HashMap<>();

  private final Map<Place, Claim> settled = new HashMap<>();
  private final Comparator<Turn> order;
  private Lane kept = new Lane();
  private int pass;

  private record Place(int rule, int unit, int layer, int year) {}

  /** What an application claims under a rule in a year, of each applicant of a lane. */
  private record Claim(RuleProgram rule, Place place, Lane lane, double[] amount, double[] caps) {
    /** Those that applications share stand last. */
    RuleProgram.LimitProgram limit(int position) {
      return rule.limits()[rule.limits().length - caps.length + position];
    }

    Turn turn(int position, long owner) {
      return new Turn(
          owner,
          place.layer(),
          new HeldClaim(limit(position), caps[position], place.unit(), place.year(), lane, amount));
    }
  }

  /** A claim before one of its limits; nothing is claimed by an arrival. */
  private record Turn(long owner, int layer, HeldClaim claim) {
    int limit() {
      return claim.limit().number();
    }

    /** Year in which it is served; 0 where all years of an application are served together. */
    int served() {
      Limit.Kind kind = claim.limit().kind();
      return kind == Limit.Kind.CHOICE || kind == Limit.Kind.PLACES ? 0 : claim.year();
    }

    boolean arrives() {
      return claim.amount().length == 0;
    }
  }

  Stages(Model model, LimitBook book, BlockTotals totals, Payouts payouts) {
    Units units = model.units();
    this.model = model;
    this.owners = new LimitOwner(units);
    this.book = book;
    this.totals = totals;
    this.payouts = payouts;
    this.order =
        Comparator.comparingInt(Turn::limit)
            .thenComparingLong(Turn::owner)
            .thenComparingInt(Turn::served)
            .thenComparingInt(turn -> units.approvedOn()[turn.claim().unit()])
            .thenComparingInt(turn -> units.application()[turn.claim().unit()])
            .thenComparingInt(turn -> turn.claim().unit())
            .thenComparingInt(Turn::layer)
            .thenComparingInt(turn -> turn.claim().year());
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
    int layer = lane.layers[0];
    HeldClaim nothing = new HeldClaim(limit, 0, unit, Integer.MIN_VALUE, kept(lane), new double[0]);
    arrived
        .computeIfAbsent(limit.number(), number -> new ArrayList<>())
        .add(new Turn(owners.of(limit, unit, layer), layer, nothing));
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
      List<Turn> turns = turns(position);
      turns.sort(order);
      for (List<Turn> ofLimit : HeldClaim.runs(turns, Turn::limit)) {
        HeldClaim.runs(ofLimit, Turn::owner).forEach(this::serve);
      }
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

  /** Who comes before the limits at a position of their rules. */
  private List<Turn> turns(int position) {
    List<Turn> turns = new ArrayList<>();
    for (Claim claim : claims) {
      if (position < claim.caps().length) {
        Place place = claim.place();
        long owner = owners.of(claim.limit(position), place.unit(), place.layer());
        if (owner != LimitOwner.NOBODY) {
          turns.add(claim.turn(position, owner));
        }
      }
    }
    List<Integer> limits = turns.stream().map(Turn::limit).distinct().toList();
    limits.forEach(limit -> turns.addAll(arrived.getOrDefault(limit, List.of())));
    return turns;
  }

  /** All that comes under one limit of one owner. */
  private void serve(List<Turn> turns) {
    book.open();
    HeldClaim first = turns.get(0).claim();
    int layer = turns.get(0).layer();
    if (first.limit().kind() == Limit.Kind.PLACES) {
      turns.forEach(this::place);
    } else {
      HeldClaim.serve(book, turns.stream().map(Turn::claim).toList());
    }
    if (first.limit().kind().groupCap() && !owners.isOwn(first.unit(), layer)) {
      int from = model.from() - Model.EARLIEST;
      book.claims().close(totals.capped(), turns.get(0).owner(), from);
    }
  }

  private void place(Turn turn) {
    if (turn.arrives()) {
      book.arrive(turn.limit(), turn.claim().lane());
    } else {
      HeldClaim.serve(book, List.of(turn.claim()));
    }
  }
}
