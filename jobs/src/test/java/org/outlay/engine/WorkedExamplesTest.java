package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.reference.Payment;
import org.outlay.reference.WorkedExample;
import org.outlay.reference.WorkedExamples;

/** The cases of the law, through the engine. */
class WorkedExamplesTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> paysEachExample() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    int number = 0;
    for (List<WorkedExample> batch : WorkedExamples.batches(WorkedExamples.all())) {
      List<Payment> payments =
          TestEngine.assess(
              folder.resolve("batch-" + number++),
              WorkedExamples.cohort(batch),
              WorkedExample.FROM,
              WorkedExample.TO);
      for (WorkedExample example : batch) {
        tests.add(
            DynamicTest.dynamicTest(
                example.id() + " " + example.sentence(),
                () -> assertThat(example.differences(payments)).isEmpty()));
      }
    }
    return tests.stream();
  }
}
