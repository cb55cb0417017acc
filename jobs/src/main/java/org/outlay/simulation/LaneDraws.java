package org.outlay.simulation;

import org.outlay.draw.DrawBlock;

/** Random words of the applicants in a lane, each with those of its own layer and replicate. */
final class LaneDraws {
  private final int first;
  private final Lane lane;

  private final DrawBlock block = new DrawBlock(0, Lane.WIDTH);

  /** The turn of the lane that the block stands at. */
  private int turn = -1;

  LaneDraws(int firstReplicate, Lane lane) {
    this.first = firstReplicate;
    this.lane = lane;
  }

  /** A word for each position of the lane. */
  void words(long key, int[] out) {
    if (turn != lane.turn) {
      turn = lane.turn;
      block.turnTo(first, lane.replicates, lane.layers, 1, lane.width);
    }
    block.words(key, 0, out);
  }
}
