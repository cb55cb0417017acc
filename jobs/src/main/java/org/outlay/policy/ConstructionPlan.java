package org.outlay.policy;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Homes that a fund builds with all that it pays, and who lives in them.
 *
 * @param from fiscal year whose prices the cost and the rent are
 * @param building what a home costs and takes
 * @param rent what a tenant pays
 * @param stay how long tenants stay and applicants wait
 * @param demand applicants who ask for a home
 * @param opening what is there when the horizon begins
 * @param supplies homes that others must or may build
 */
public record ConstructionPlan(
    int from,
    Building building,
    Rent rent,
    Stay stay,
    List<HeadCount> demand,
    Opening opening,
    List<Supply> supplies)
    implements Serializable {
  public ConstructionPlan {
    demand = List.copyOf(demand);
    supplies = List.copyOf(supplies);
  }

  /**
   * One home.
   *
   * @param area square metres
   * @param cost yuan a square metre
   * @param growth of the cost in a year
   * @param years from start to completion
   */
  public record Building(BigDecimal area, BigDecimal cost, BigDecimal growth, int years)
      implements Serializable {}

  /** Where rent goes. */
  public enum RentUse {
    /** Revenue of the treasury. */
    TREASURY,
    /** Spent on building from the next year on. */
    CONSTRUCTION
  }

  /**
   * What a home is let for.
   *
   * @param month yuan a month
   * @param growth in a year
   */
  public record Rent(BigDecimal month, BigDecimal growth, RentUse use) implements Serializable {}

  /**
   * Fiscal years.
   *
   * @param shortest that a tenant stays
   * @param longest that a tenant stays, each number between having the same chance
   * @param patience after which an applicant no longer waits
   */
  public record Stay(int shortest, int longest, int patience) implements Serializable {}

  /**
   * The first day of a fiscal year.
   *
   * @param year that begins
   * @param stock homes
   * @param tenants homes let
   * @param waiting applicants
   * @param underWay homes under construction by the fiscal year of completion
   */
  public record Opening(
      int year, int stock, int tenants, int waiting, Map<Integer, Integer> underWay)
      implements Serializable {
    public Opening {
      underWay = Map.copyOf(underWay);
    }

    /** Homes under construction. */
    public int started() {
      return underWay.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * Homes that others build.
   *
   * @param share of the floor area that is homes for these tenants
   * @param area square metres of new floor area a year, by first fiscal year it holds for
   */
  public record Supply(String name, BigDecimal share, Map<Integer, BigDecimal> area)
      implements Serializable {
    public Supply {
      area = Map.copyOf(area);
    }

    /** Square metres of such homes in a fiscal year. */
    public BigDecimal in(int year) {
      Map.Entry<Integer, BigDecimal> latest = new TreeMap<>(area).floorEntry(year);
      return latest == null ? BigDecimal.ZERO : latest.getValue().multiply(share);
    }
  }
}
