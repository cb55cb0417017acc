package org.outlay.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that the engine is compared on. */
class ContractCsvTest {

  @Test
  void writesTheContractsColumns(@TempDir Path folder) throws IOException {
    Application application =
        Application.of(
            Map.of(
                "application_id", "a,\"1",
                "applicant_id", "p",
                "programme", "home",
                "district", "city",
                "approved_on", "2016-02-29",
                "qualifies", "false",
                "fund_size", "30000000.00"));
    AnnualRecord row =
        AnnualRecord.of(Map.of("application_id", "\uE863", "fiscal_year", "2018", "bid", "0.10"));
    Cohort cohort = new Cohort(List.of(application), List.of(row));

    Path scenario = ContractCsv.write(folder, cohort, Path.of("/policies/p"), 2017, 2021);

    assertThat(Files.readString(folder.resolve("applications.csv")))
        .isEqualTo(
            "application_id,programme,applicant_id,group_id,district,approved_on,ends_on,tier,grade,term,birth_date,full_time,option,qualifies,fund_size,government_money\n"
                + "\"a,\"\"1\",home,p,,city,2016-02-29,,,,,,,,false,30000000.00,\n");
    assertThat(Files.readString(folder.resolve("annual_records.csv")))
        .isEqualTo(
            "application_id,fiscal_year,salary,expenditure,contribution,matched_funding,investment,"
                + "revenue,principal,coupon_rate,premium,agreed_amount,headcount,assessment,bid,"
                + "best_rival_bid\n\uE863,2018,,,,,,,,,,,,,0.10,\n");
    assertThat(Files.readString(scenario))
        .contains("policy = \"/policies/p\"", "horizon { from = 2017, to = 2021 }");
  }
}
