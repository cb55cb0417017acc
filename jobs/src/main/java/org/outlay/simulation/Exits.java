package org.outlay.simulation;

import java.util.IdentityHashMap;
import org.outlay.draw.Draws;
import org.outlay.draw.Stream;
import org.outlay.scenario.UncertaintySource;

/** When the applicants of a lane leave before the end that is known. */
final class Exits {
  private final Model model;
  private final Lane lane;
  private final LaneDraws words;
  private final boolean drawn;
  private final double[] approvals;
  private final int[] found = new int[Lane.WIDTH];

  /** A whole draw by position in the lane: the smaller, the longer the applicant stays. */
  private final double[] draws = new double[Lane.WIDTH];

  private final IdentityHashMap<Survival, Outlived> known = new IdentityHashMap<>();
  private final int firstReplicate;
  private final int count;
  private Outlived outlived;

  /** First benefit year in which any may leave, and the fiscal year that it is. */
  private int firstOpen;

  /** Parts of it that were over for its own application, or for its donor, at the data end. */
  private int over;

  private int firstYear;
  private int years;
  private boolean any;

  Exits(Model model, int firstReplicate, int count, Lane lane, LaneDraws words) {
    this.model = model;
    this.firstReplicate = firstReplicate;
    this.count = count;
    this.lane = lane;
    this.words = words;
    this.drawn = model.draws(UncertaintySource.ATTRITION);
    this.approvals = model.roster().column("approved_on");
    this.outlived = levels(Survival.certain());
  }

  private Outlived levels(Survival survival) {
    boolean unsure = model.draws(UncertaintySource.PROJECTION);
    return new Outlived(survival, model.seed(), firstReplicate, count, unsure);
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
    outlived = known.computeIfAbsent(survival, this::levels);
    firstOpen = Math.max(1, model.lastKnownYear() + 1 - donorStart + 1);
    double approval = approvals[model.units().application()[unit]];
    long asOf = model.asOf().toEpochDay();
    over = Outlived.parts(Exposure.over(approval, donorStart + firstOpen - 1, asOf));
    firstYear = start + firstOpen - 1;
    years = Math.min(end - start + 1, Survival.years()) - firstOpen + 1;
    long key = Draws.key(model.seed(), Stream.EXIT, entity, start, 0);
    words.words(key, found);
    for (int i = 0; i < lane.width; i++) {
      draws[i] = Draws.whole(found[i]);
    }
  }

  /** Nothing for those who have left. */
  void end(int year, double[] amounts) {
    int left = any ? Math.min(year - firstYear, years) : 0;
    if (left > 0) {
      lane.keep(draws, outlived.upTo(firstOpen, over, firstOpen + left - 1), amounts);
    }
  }
}
