package org.outlay.simulation;

import org.outlay.draw.DrawBlock;

/** Random words of the applicants in a lane, each with those of its own layer and replicate. */
final class LaneDraws {
  private final int first;
  private final Lane lane;

  /** An applicant has an index for each measure that a cohort has. */
  private final int stride;

  private final DrawBlock block = new DrawBlock(0, Lane.WIDTH);

  /** The turn of the lane that the block stands at. */
  private int turn = -1;

  LaneDraws(Model model, int firstReplicate, Lane lane) {
    this.first = firstReplicate;
    this.lane = lane;
    this.stride = Math.max(1, model.roster().measures().size());
  }

  /**
   * A word for each position of the lane.
   *
   * @param index below the number of measures
   */
  void words(long key, int index, int[] out) {
    if (turn != lane.turn) {
      turn = lane.turn;
      block.turnTo(first, lane.replicates, lane.layers, stride, lane.width);
    }
    block.words(key, index, out);
  }
}
