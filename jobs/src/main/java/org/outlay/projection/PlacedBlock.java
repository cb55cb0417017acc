package org.outlay.projection;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.outlay.draw.Poisson;

/** Intensities of a sample, times the share of a programme's year that can expect a place. */
final class PlacedBlock implements Intensities.Block {
  private final Projection projection;
  private final Intensities.Block all;
  private final int count;
  private final Map<Projector.Covered, double[]> shares = new HashMap<>();

  PlacedBlock(Projection projection, Intensities.Block all, int count) {
    this.projection = projection;
    this.all = all;
    this.count = count;
  }

  @Override
  public double[] of(int cell, int year) {
    double[] intensities = all.of(cell, year);
    String programme = projection.cells().get(cell).cell().programme();
    OptionalInt places = projection.places(programme, year);
    if (places.isPresent()) {
      double[] share =
          shares.computeIfAbsent(
              new Projector.Covered(programme, year), k -> share(k, places.getAsInt()));
      for (int i = 0; i < count; i++) {
        intensities[i] *= share[i];
      }
    }
    return intensities;
  }

  /** Share of the applications that find a place in the mean of their Poisson count. */
  private double[] share(Projector.Covered key, int places) {
    double[] share = new double[count];
    for (int c = 0; c < projection.cells().size(); c++) {
      if (projection.cells().get(c).cell().programme().equals(key.programme())) {
        double[] intensities = all.of(c, key.year());
        for (int i = 0; i < count; i++) {
          share[i] += intensities[i];
        }
      }
    }
    for (int i = 0; i < count; i++) {
      share[i] = share[i] == 0 ? 1 : Poisson.meanOfAtMost(share[i], places) / share[i];
    }
    return share;
  }
}
