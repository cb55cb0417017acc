package org.outlay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;

/** What a user can do something about is said without a stack of calls. */
class KnownFailureTest {
  @Test
  void aFullHeapIsToldWhereverItHappened() {
    for (Throwable failure :
        new Throwable[] {
          new OutOfMemoryError("Java heap space"),
          new CompletionException(new OutOfMemoryError("Java heap space")),
          new IllegalStateException(
              "Job aborted due to stage failure: ... java.lang.OutOfMemoryError: GC overhead limit"),
          new CompletionException(
              new IllegalArgumentException("[INVALID_DRIVER_MEMORY] System memory 1 must be 2")),
          new IllegalStateException(
              "[_LEGACY_ERROR_TEMP_2250] Not enough memory to build and broadcast the table to all")
        }) {
      ProblemException known = KnownFailure.in(failure).orElseThrow();
      assertThat(known.exitStatus()).isEqualTo(4);
      assertThat(known.problems().get(0).describe())
          .contains("out-of-memory", " MiB of heap", "OUTLAY_HEAP=8g");
    }
  }

  @Test
  void aFullDiskIsToldWhereverItHappened() {
    for (Throwable failure :
        new Throwable[] {
          new UncheckedIOException(new IOException("No space left on device")),
          new IllegalStateException("Job aborted: ... java.io.IOException: Disk quota exceeded ...")
        }) {
      ProblemException known = KnownFailure.in(failure).orElseThrow();
      assertThat(known.exitStatus()).isEqualTo(4);
      assertThat(known.problems().get(0).describe()).contains("no-space", "--out");
    }
  }

  @Test
  void whatWasStoppedFromOutsideIsNoFailureOfItsOwn() {
    for (String message :
        new String[] {
          "Job 0 cancelled because SparkContext was shut down",
          "Cannot call methods on a stopped SparkContext.\nThis stopped SparkContext was created at"
        }) {
      ProblemException known =
          KnownFailure.in(new CompletionException(new IllegalStateException(message)))
              .orElseThrow();
      assertThat(known.exitStatus()).isEqualTo(4);
      assertThat(known.problems().get(0).describe())
          .contains("stopped", "nothing was published", "--resume")
          .doesNotContain("\tat ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Could not parse Master URL: 'sparc://host', bad-master, sparc://host",
        "No FileSystem for scheme s3a, no-file-system, hadoop-aws"
      })
  void whatTheUserWroteIsNamed(String message, String code, String named) {
    ProblemException known =
        KnownFailure.in(new RuntimeException(new IllegalStateException(message))).orElseThrow();
    assertThat(known.problems().get(0).describe()).contains(code, named);
  }

  @Test
  void aSumThatNoTableHoldsIsAnAmountThatIsTooLarge() {
    for (Throwable failure :
        new Throwable[] {
          new ArithmeticException("long overflow"),
          new CompletionException(
              new IllegalStateException("[ARITHMETIC_OVERFLOW] overflow. Use 'try_add'\nat ...")),
          new IllegalStateException(
              "[NUMERIC_VALUE_OUT_OF_RANGE.WITH_SUGGESTION] 18000000100000000.00 cannot be ..."),
          new CompletionException(
              "org.apache.spark.SparkArithmeticException: [ARITHMETIC_OVERFLOW] overflow. Use ...",
              null),
          new CompletionException("java.lang.ArithmeticException: long overflow", null),
          new IllegalStateException(
              "Job aborted: Lost task 0.0 (TID 3): org.apache.spark.SparkArithmeticException:"
                  + " [ARITHMETIC_OVERFLOW] overflow. Use ...\nat ..."),
          new IllegalStateException("Task 3 failed: a total of a block exceeds 2^53 fen: 1.0E16")
        }) {
      ProblemException known = KnownFailure.in(failure).orElseThrow();
      assertThat(known.exitStatus()).isEqualTo(3);
      assertThat(known.problems().get(0).describe())
          .contains("amount-too-large", "DECIMAL(18,2)", "mend")
          .doesNotContain("at ...", "try_add", "OUT_OF_RANGE", "OVERFLOW", "Exception", "Use");
    }
  }

  @Test
  void whatATaskFoundWrongIsToldAsItWas() {
    ProblemException thrown =
        new ProblemException(
            Problem.run("cannot-read-block", Location.of("block.bin"), "it cannot be read")
                .withRemedy("check the disk"));
    // As a task's exception comes to the driver.
    ProblemException arrived = SerializationUtils.roundtrip(thrown);
    ProblemException known =
        KnownFailure.in(new IllegalStateException("Job aborted", arrived)).orElseThrow();
    assertThat(known.problems()).isEqualTo(thrown.problems());
    assertThat(known.exitStatus()).isEqualTo(4);
  }

  @Test
  void whatNobodyForesawIsNone() {
    assertThat(KnownFailure.in(new IllegalStateException("a total is missing"))).isEmpty();
  }
}
