package io.plumbline.assessment.workload;

import java.util.List;

/** The links of a workload as one document of the database. */
record Links(List<Link> links) {

  Links {
    links = List.copyOf(links);
  }
}
