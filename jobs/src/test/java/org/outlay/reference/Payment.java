package org.outlay.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One row of the contract's table {@code payments}; money in yuan, always held with two decimals so
 * that equal rows are equal.
 *
 * @param vintage approval year
 * @param entitled before limits
 * @param amount due after limits
 * @param withheld entitled - amount
 * @param bindingLimit the limit that withheld, null if none did
 * @param fund null for memo rules
 */
public record Payment(
    String applicationId,
    String applicantId,
    @Nullable String groupId,
    String programme,
    String rule,
    String clause,
    String district,
    int vintage,
    int benefitYear,
    int fiscalYear,
    BigDecimal entitled,
    BigDecimal amount,
    BigDecimal withheld,
    @Nullable String bindingLimit,
    @Nullable String fund,
    String payer,
    String kind,
    String basis) {

  public Payment {
    entitled = entitled.setScale(2, RoundingMode.UNNECESSARY);
    amount = amount.setScale(2, RoundingMode.UNNECESSARY);
    withheld = withheld.setScale(2, RoundingMode.UNNECESSARY);
  }
}
