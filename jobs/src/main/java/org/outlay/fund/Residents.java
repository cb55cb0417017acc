package org.outlay.fund;

import java.util.Arrays;
import java.util.OptionalLong;
import org.outlay.draw.Draws;
import org.outlay.draw.Stream;
import org.outlay.policy.ConstructionPlan;

/**
 * Who waits for a home and who lives in one, in one replicate. The first come is housed first.
 * Applicants are told apart by the year they asked in and their number in it; how long one stays is
 * drawn for the applicant, so that it depends on no other and on no budget. Year 0 of the arrays is
 * the one before the horizon.
 */
final class Residents {
  private final ConstructionPlan.Stay stay;
  private final OptionalLong seed;
  private final long entity;
  private final int from;

  /** Applicants by year, and how many of them no longer wait. */
  private final int[] asked;

  private final int[] served;

  /** Tenants who leave when a year begins. */
  private final int[] leaving;

  private int replicate;
  private int first;
  private int waiting;
  private int occupied;
  private long waited;
  private int longest;

  /**
   * Over a horizon.
   *
   * @param from its first fiscal year
   * @param seed of the draws; without one stays are dealt out evenly
   */
  Residents(String fund, ConstructionPlan.Stay stay, int from, int years, OptionalLong seed) {
    this.stay = stay;
    this.seed = seed;
    this.entity = Draws.entity(fund);
    this.from = from;
    this.asked = new int[years + 1];
    this.served = new int[years + 1];
    this.leaving = new int[years + 1 + stay.longest()];
  }

  /** Begins a replicate, from 0, with tenants and applicants of the year before the horizon. */
  void begin(int number, int tenants, int applicants) {
    replicate = number;
    Arrays.fill(asked, 0);
    Arrays.fill(served, 0);
    Arrays.fill(leaving, 0);
    asked[0] = tenants + applicants;
    waiting = asked[0];
    occupied = 0;
    first = 0;
    house(0, tenants);
  }

  /** Begins a year, counted from 1; tenants who leave. */
  int leave(int year) {
    occupied -= leaving[year];
    return leaving[year];
  }

  /** Applicants of a year. */
  void ask(int year, int applicants) {
    first = waiting == 0 ? year : first;
    asked[year] = applicants;
    waiting += applicants;
  }

  /** Houses up to {@code free} applicants; how many. */
  int house(int year, int free) {
    int left = Math.min(free, waiting);
    int housed = left;
    waited = 0;
    longest = 0;
    while (left > 0) {
      skipServed();
      int number = Math.min(left, asked[first] - served[first]);
      moveIn(year, number);
      waited += (long) number * (year - first);
      longest = Math.max(longest, year - first);
      left -= number;
    }
    waiting -= housed;
    occupied += housed;
    return housed;
  }

  private void moveIn(int year, int number) {
    int span = stay.longest() - stay.shortest() + 1;
    long key = Draws.key(seed.orElse(0), Stream.TENANT, entity, 0, from + first - 1);
    for (int i = 0; i < number; i++) {
      int applicant = served[first]++;
      int longer =
          seed.isPresent()
              ? (int) (span * Draws.uniform(key, replicate, applicant))
              : applicant % span;
      leaving[year + stay.shortest() + longer]++;
    }
  }

  private void skipServed() {
    while (first < asked.length - 1 && served[first] == asked[first]) {
      first++;
    }
  }

  /** Ends a year; applicants whose patience is at its end. */
  int giveUp(int year) {
    int gone = 0;
    for (int asking = first; asking <= year - stay.patience(); asking++) {
      gone += asked[asking] - served[asking];
      served[asking] = asked[asking];
    }
    waiting -= gone;
    return gone;
  }

  int waiting() {
    return waiting;
  }

  int occupied() {
    return occupied;
  }

  /** Waiting of those housed last, and of the first in the queue at the end of a year. */
  ConstructionRow.Waits waits(int year) {
    skipServed();
    return new ConstructionRow.Waits(waited, longest, waiting == 0 ? 0 : year - first);
  }
}
