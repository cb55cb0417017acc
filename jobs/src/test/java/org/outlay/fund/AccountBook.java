package org.outlay.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.outlay.policy.CarryOver;
import org.outlay.policy.Fund;
import org.outlay.policy.Shortage;

/** Keeps books of its own on what an account owes, and checks each year against them. */
final class AccountBook {
  private final Fund fund;
  private final FundTerms terms;
  private final long[][] demand;
  private final List<Claim> claims = Funds.claims();

  /** Owed before this year's payment, by due year and claim. */
  private final long[][] owed;

  private final List<LedgerRow> rows = new ArrayList<>();
  private final List<Long> advances = new ArrayList<>();

  AccountBook(Fund fund, FundTerms terms, long[][] demand) {
    this.fund = fund;
    this.terms = terms;
    this.demand = demand;
    this.owed = new long[demand.length][claims.size()];
  }

  List<LedgerRow> rows() {
    return rows;
  }

  void check(LedgerRow row, Settlement settlement) {
    int year = rows.size();
    LedgerRow before = year == 0 ? null : rows.get(year - 1);
    assertThat(row.opening()).isEqualTo(before == null ? 0 : before.closing());
    assertThat(row.arrears()).isEqualTo(before == null ? 0 : before.deferred());
    assertThat(row.appropriation()).isEqualTo(terms.appropriation(year));
    assertThat(row.opening() + row.appropriation() + row.receipts() - row.paid() - row.lapsed())
        .isEqualTo(row.closing());
    assertThat(row.arrears() + row.demand()).isEqualTo(row.paid() + row.deferred() + row.forgone());
    long available = row.opening() + row.appropriation() + row.receipts();
    long due = row.arrears() + row.demand();
    assertThat(row.shortfall()).isEqualTo(Math.max(0, due - available));
    boolean overruns = fund.terms().shortage().pay() == Shortage.Pay.EVERYTHING;
    assertThat(row.paid()).isEqualTo(overruns ? due : Math.min(due, Math.max(0, available)));
    receipts(row, year, due);
    carried(row, year);
    owed[year] = demand[year].clone();
    claims(row, year, settlement);
    rows.add(row);
  }

  private void receipts(LedgerRow row, int year, long due) {
    long borrowed = year == 0 ? 0 : advances.get(year - 1);
    long got = row.receipts() + borrowed;
    long gap = Math.max(0, due - row.opening() - row.appropriation() + borrowed);
    assertThat(got).isBetween(0L, gap);
    long supplement = Math.min(gap, terms.mostSupplement(year));
    assertThat(got).isEqualTo(supplement + Math.min(gap - supplement, terms.mostAdvance(year)));
    advances.add(got - supplement);
  }

  private void carried(LedgerRow row, int year) {
    assertThat(row.lapsed()).isNotNegative();
    if (!fund.terms().envelopes().isEmpty()) {
      assertThat(row.lapsed() == 0 || terms.ends(year)).isTrue();
      assertThat(terms.ends(year) ? Math.max(0, row.closing()) : 0).isZero();
    } else if (fund.terms().carryOver().equals(CarryOver.NONE)) {
      assertThat(row.closing()).isNotPositive();
    } else if (fund.terms().carryOver().equals(CarryOver.ALL)) {
      assertThat(row.lapsed()).isZero();
    } else {
      long kept = 0;
      for (int y = Math.max(0, year - fund.terms().carryOver().years() + 1); y <= year; y++) {
        kept += y == year ? row.appropriation() + Math.max(0, row.receipts()) : in(y);
      }
      assertThat(row.closing()).isLessThanOrEqualTo(kept);
    }
  }

  private long in(int year) {
    return rows.get(year).appropriation() + Math.max(0, rows.get(year).receipts());
  }

  private void claims(LedgerRow row, int year, Settlement settlement) {
    long paid = 0;
    long forgone = 0;
    for (int y = 0; y <= year; y++) {
      for (int claim = 0; claim < claims.size(); claim++) {
        long fen = settlement.paid(y, claim);
        long lost = settlement.forgone(y, claim);
        assertThat(fen).isBetween(0L, owed[y][claim]);
        assertThat(lost).isIn(0L, owed[y][claim] - fen);
        boolean late = year - y >= fund.terms().shortage().patience();
        assertThat(settlement.waiting(y, claim)).isEqualTo(owed[y][claim] - fen - lost);
        assertThat(late ? settlement.waiting(y, claim) : lost).isZero();
        paid += fen;
        forgone += lost;
      }
    }
    assertThat(paid).isEqualTo(row.paid());
    assertThat(forgone).isEqualTo(row.forgone());
    order(row, year, settlement);
    for (int y = 0; y <= year; y++) {
      for (int claim = 0; claim < claims.size(); claim++) {
        owed[y][claim] = settlement.waiting(y, claim);
      }
    }
  }

  /** Who comes later gets nothing while an earlier one is short; equals get equal shares. */
  private void order(LedgerRow row, int year, Settlement settlement) {
    for (int i = 0; i < (year + 1) * claims.size(); i++) {
      for (int j = 0; j < (year + 1) * claims.size(); j++) {
        long mine = owed[i / claims.size()][i % claims.size()];
        long other = owed[j / claims.size()][j % claims.size()];
        long minePaid = settlement.paid(i / claims.size(), i % claims.size());
        long otherPaid = settlement.paid(j / claims.size(), j % claims.size());
        int compared = compare(i, j);
        if (compared < 0 && otherPaid > 0) {
          assertThat(minePaid).as("%s before %s in %s", i, j, row).isEqualTo(mine);
        } else if (compared == 0 && mine > 0 && other > 0) {
          double difference = (double) minePaid / mine - (double) otherPaid / other;
          assertThat(Math.abs(difference)).isLessThanOrEqualTo(1.0 / mine + 1.0 / other + 1e-12);
        }
      }
    }
  }

  private int compare(int i, int j) {
    Shortage.Order order = fund.terms().shortage().order();
    Claim mine = claims.get(i % claims.size());
    Claim other = claims.get(j % claims.size());
    int byClass =
        order.byClass()
            ? Integer.compare(
                fund.terms().shortage().rank(mine.rule()),
                fund.terms().shortage().rank(other.rule()))
            : 0;
    if (byClass != 0 || !order.byAge()) {
      return byClass;
    }
    int byAge = Integer.compare(i / claims.size(), j / claims.size());
    return byAge != 0 ? byAge : Integer.compare(mine.seniority(), other.seniority());
  }

  /** Nothing is made or lost over all years. */
  void end() {
    long in = 0;
    long out = 0;
    long due = 0;
    long met = 0;
    for (LedgerRow row : rows) {
      in += row.appropriation() + row.receipts();
      out += row.paid() + row.lapsed();
      due += row.demand();
      met += row.paid() + row.forgone();
    }
    LedgerRow last = rows.get(rows.size() - 1);
    assertThat(in - out).isEqualTo(last.closing());
    assertThat(due - met).isEqualTo(last.deferred());
    assertThat(rows).hasSize(terms.years());
  }
}
