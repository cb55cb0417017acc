package org.outlay.fund;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.outlay.entitlement.VintageKind;
import org.outlay.policy.CostSplit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Sharing;

/**
 * The part of a rule's amounts that an account owes: all of them, or, district by district, what
 * one payer bears.
 *
 * @param districts in which the account has a part; empty for all amounts together
 */
public record Portion(List<OfDistrict> districts) implements Serializable {
  /** Number of the district of what belongs to none of the policy's. */
  public static final int WHOLE_CITY = -1;

  /** Everything, whatever the district. */
  public static final Portion ALL = new Portion(List.of());

  public Portion {
    districts = List.copyOf(districts);
  }

  /** Who bears a part. */
  public enum Payer {
    CITY,
    DISTRICT
  }

  /**
   * A part of a district's amounts.
   *
   * @param district position in the policy, or {@link #WHOLE_CITY}
   */
  public record OfDistrict(int district, Sharing sharing, Payer payer) implements Serializable {
    /** Fen of an amount; parts of both payers add up to it and the uplift. */
    public long of(long fen) {
      return payer == Payer.CITY
          ? sharing.cityPart(fen)
          : sharing.districtPart(fen) + sharing.upliftOn(fen);
    }
  }

  /** What a district's account owes of a rule; what the city's owes for an empty district. */
  static Portion of(Policy policy, CostSplit split, Rule rule, Optional<String> district) {
    List<String> names = List.copyOf(policy.districts().keySet());
    if (district.isPresent()) {
      Sharing sharing = split.of(rule, district.get());
      return new Portion(
          List.of(new OfDistrict(names.indexOf(district.get()), sharing, Payer.DISTRICT)));
    }
    List<OfDistrict> all = new ArrayList<>();
    all.add(new OfDistrict(WHOLE_CITY, Sharing.CITY_ALONE, Payer.CITY));
    for (int d = 0; d < names.size(); d++) {
      all.add(new OfDistrict(d, split.of(rule, names.get(d)), Payer.CITY));
    }
    return new Portion(all);
  }

  /** Fen that the account owes of what is due. */
  long of(FundPlan.Amounts amounts, int rule, VintageKind kind, int year, int replicate) {
    if (districts.isEmpty()) {
      return amounts.fen(rule, kind, year, replicate);
    }
    long sum = 0;
    for (int i = 0; i < districts.size(); i++) {
      OfDistrict part = districts.get(i);
      sum += part.of(amounts.fen(rule, kind, part.district(), year, replicate));
    }
    return sum;
  }
}
