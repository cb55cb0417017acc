package org.outlay.fund;

import java.util.List;
import java.util.function.Consumer;
import org.outlay.money.ProRata;
import org.outlay.policy.Shortage;

/**
 * The account of one fund, run through the years of one replicate after another. In a year the fund
 * gets its appropriation; if that is short, a supplement and an advance on the next year's, as far
 * as it may; it pays arrears and demand as its {@link Shortage} says; what it may not keep lapses.
 * Used by one thread.
 */
public final class FundAccount {
  private final FundTerms terms;
  private final Money money;
  private final Queue queue;

  /** Heard after each year; the arrays are reused. */
  public interface Listener {
    /**
     * One year.
     *
     * @param taken fen paid, by year of falling due and claim, those of a year together
     */
    void year(LedgerRow row, long[] taken);
  }

  public FundAccount(FundTerms terms, List<Claim> claims) {
    this.terms = terms;
    this.money = new Money(terms.carryOver(), terms.years());
    this.queue = new Queue(terms.shortage(), claims, terms.years());
  }

  /**
   * Runs all years.
   *
   * @param replicate number for the rows
   * @param demand fen that falls due, by year and claim
   */
  public void run(int replicate, long[][] demand, Listener listener) {
    money.reset();
    queue.reset();
    long borrowed = 0;
    for (int year = 0; year < terms.years(); year++) {
      long opening = money.balance();
      long appropriation = terms.appropriations()[year];
      long arrears = queue.total();
      queue.add(year, demand[year]);
      long due = queue.total();
      long before = opening + appropriation - borrowed;
      long gap = Math.max(0, due - before);
      long supplement = Math.min(gap, ProRata.part(appropriation, terms.supplement()));
      long advance =
          Math.min(
              gap - supplement, ProRata.part(terms.appropriations()[year + 1], terms.advance()));
      long receipts = supplement + advance - borrowed;
      borrowed = advance;
      money.receive(year, appropriation);
      money.receive(year, receipts);
      long available = opening + appropriation + receipts;
      boolean everything = terms.shortage().pay() == Shortage.Pay.EVERYTHING;
      long paid = queue.pay(everything ? due : Math.max(0, available));
      money.spend(paid);
      long forgone = queue.forgo(year);
      long lapsed = money.lapse(year) + (terms.from() + year == terms.lastYear() ? money.end() : 0);
      listener.year(
          new LedgerRow(
              replicate,
              terms.name(),
              terms.from() + year,
              opening,
              appropriation,
              receipts,
              arrears,
              due - arrears,
              paid,
              queue.total(),
              forgone,
              Math.max(0, due - available),
              lapsed,
              money.balance()),
          queue.taken());
    }
  }

  /** The rows of one replicate. */
  public void run(int replicate, long[][] demand, Consumer<LedgerRow> rows) {
    run(replicate, demand, (row, taken) -> rows.accept(row));
  }
}
