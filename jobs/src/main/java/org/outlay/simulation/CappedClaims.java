package org.outlay.simulation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was claimed under caps that applications share, summed over replicates: by limit, by what
 * the cap follows, and by year of the horizon, the years before it in the first place. Sums are
 * whole fen in doubles.
 */
final class CappedClaims implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A limit's number and the unit that shares it. */
  private record Key(int limit, long unit) implements Serializable, Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byLimit = Integer.compare(limit, other.limit);
      return byLimit != 0 ? byLimit : Long.compare(unit, other.unit);
    }
  }

  private final int years;
  private final TreeMap<Key, double[][]> claims = new TreeMap<>();
  private final TreeMap<Integer, double[]> given = new TreeMap<>();

  CappedClaims(int years) {
    this.years = years;
  }

  /**
   * Adds what one unit of a limit claimed and got in a year.
   *
   * @param unit what the cap follows: a group, by number
   * @param year of the horizon from 1; 0 for all years before it
   * @param cap fen
   */
  void add(int limit, long unit, int year, double cap, double claimed, double got) {
    double[][] row = row(new Key(limit, unit));
    row[0][year] = Math.max(row[0][year], cap);
    row[1][year] += claimed;
    given.computeIfAbsent(limit, l -> new double[years + 1])[year] += got;
  }

  private double[][] row(Key key) {
    return claims.computeIfAbsent(key, k -> new double[2][years + 1]);
  }

  void merge(CappedClaims other) {
    other.claims.forEach(
        (key, theirs) -> {
          double[][] mine = row(key);
          for (int year = 0; year <= years; year++) {
            mine[0][year] = Math.max(mine[0][year], theirs[0][year]);
            mine[1][year] += theirs[1][year];
          }
        });
    other.given.forEach(
        (limit, theirs) -> {
          double[] mine = given.computeIfAbsent(limit, l -> new double[years + 1]);
          for (int year = 0; year <= years; year++) {
            mine[year] += theirs[year];
          }
        });
  }

  /** Sums of one limit, over the replicates that there were. */
  CappedMean mean(int limit, CappedMean.Period period, int replicates) {
    double[] atMean = new double[years];
    double[] claimed = new double[years];
    for (Map.Entry<Key, double[][]> entry : claims.entrySet()) {
      if (entry.getKey().limit() == limit) {
        double[] caps = entry.getValue()[0];
        double sum = entry.getValue()[1][0] / replicates;
        for (int year = 1; year <= years; year++) {
          double mean = entry.getValue()[1][year] / replicates;
          claimed[year - 1] += mean;
          double before = period == CappedMean.Period.YEAR ? 0 : sum;
          double cap = caps[year];
          atMean[year - 1] += Math.max(0, Math.min(mean, cap - before));
          sum += mean;
        }
      }
    }
    double[] got = given.getOrDefault(limit, new double[years + 1]);
    double[] mean = new double[years];
    for (int year = 0; year < years; year++) {
      mean[year] = got[year + 1] / replicates;
    }
    return new CappedMean(claimed, atMean, mean);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(claims.size());
    for (Map.Entry<Key, double[][]> entry : claims.entrySet()) {
      out.writeInt(entry.getKey().limit());
      out.writeLong(entry.getKey().unit());
      for (double[] row : entry.getValue()) {
        write(row, out);
      }
    }
    out.writeInt(given.size());
    for (Map.Entry<Integer, double[]> entry : given.entrySet()) {
      out.writeInt(entry.getKey());
      write(entry.getValue(), out);
    }
  }

  private static void write(double[] row, DataOutputStream out) throws IOException {
    for (double value : row) {
      out.writeDouble(value);
    }
  }

  void read(DataInputStream in) throws IOException {
    for (int n = in.readInt(); n > 0; n--) {
      double[][] row = row(new Key(in.readInt(), in.readLong()));
      read(row[0], in);
      read(row[1], in);
    }
    for (int n = in.readInt(); n > 0; n--) {
      read(given.computeIfAbsent(in.readInt(), l -> new double[years + 1]), in);
    }
  }

  private static void read(double[] row, DataInputStream in) throws IOException {
    for (int i = 0; i < row.length; i++) {
      row[i] = in.readDouble();
    }
  }
}
