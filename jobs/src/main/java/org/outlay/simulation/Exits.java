package org.outlay.simulation;

import org.outlay.draw.Draws;
import org.outlay.draw.Stream;
import org.outlay.scenario.UncertaintySource;

/** When the applicants of a lane leave before the end that is known. */
final class Exits {
  private final Model model;
  private final Lane lane;
  private final LaneDraws words;
  private final boolean drawn;
  private final int[] found = new int[Lane.WIDTH];

  /** A whole draw by position in the lane: the smaller, the longer the applicant stays. */
  private final double[] draws = new double[Lane.WIDTH];

  /** Share that outlives each year in which any may leave. */
  private double[] live = {};

  private int firstYear;
  private boolean any;

  Exits(Model model, Lane lane, LaneDraws words) {
    this.model = model;
    this.lane = lane;
    this.words = words;
    this.drawn = model.draws(UncertaintySource.ATTRITION);
  }

  /**
   * Begins with an applicant.
   *
   * @param tier its code, NaN for none
   * @param end last fiscal year that counts
   */
  void start(ProgrammePlan plan, int unit, double tier, int end, long entity) {
    Survival survival = plan.survival(tier);
    any = drawn && plan.spell() && !survival.isCertain();
    if (!any) {
      return;
    }
    int start = model.units().startYear()[unit];
    int donorStart = start - model.units().shift()[unit];
    int firstOpen = Math.max(1, model.lastKnownYear() + 1 - donorStart + 1);
    firstYear = start + firstOpen - 1;
    live = survival.live(firstOpen, end - start + 1);
    long key = Draws.key(model.seed(), Stream.EXIT, entity, start, 0);
    words.words(key, 0, found);
    for (int i = 0; i < lane.width; i++) {
      draws[i] = Draws.whole(found[i]);
    }
  }

  /** Nothing for those who have left. */
  void end(int year, double[] amounts) {
    int years = any ? Math.min(year - firstYear, live.length) : 0;
    if (years > 0) {
      lane.keep(draws, Draws.upTo(live[years - 1]), amounts);
    }
  }
}
