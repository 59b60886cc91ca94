package io.plumbline.cli.workload;

import io.plumbline.cli.workload.Problem.Place;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a file of workloads: a list under {@code workloads}, each with its {@code id}. */
final class WorkloadFile {
  private static final String LIST = "workloads";

  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Declared> workloads = new LinkedHashMap<>();

  private WorkloadFile() {}

  /**
   * Reads all of it.
   *
   * @param yaml the text of the file
   */
  static WorkloadFile read(String yaml) {
    WorkloadFile file = new WorkloadFile();
    try {
      LoaderOptions options = new LoaderOptions();
      Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
      file.root(root);
    } catch (MarkedYAMLException e) {
      file.problems.add(new Problem(place(e.getProblemMark()), said(e.getProblem())));
    } catch (YAMLException e) {
      file.problems.add(new Problem(new Place(1, 1), said(e.getMessage())));
    }
    return file;
  }

  private static String said(@org.jspecify.annotations.Nullable String problem) {
    return "not YAML: " + (problem == null ? "can not be read" : problem.strip());
  }

  /** What is wrong with it; empty when it can be used. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Its workloads in the order of the file. */
  List<Declared> workloads() {
    return List.copyOf(workloads.values());
  }

  private void root(@org.jspecify.annotations.Nullable Node root) {
    if (!(root instanceof MappingNode mapping)) {
      Place place = root == null ? new Place(1, 1) : place(root.getStartMark());
      problems.add(new Problem(place, "must be a mapping with the key workloads"));
      return;
    }
    boolean listed = false;
    for (NodeTuple entry : mapping.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(LIST)) {
        listed = true;
        list(entry.getValueNode());
      } else {
        problems.add(
            new Problem(
                place(entry.getKeyNode().getStartMark()), "unknown key; there is: workloads"));
      }
    }
    if (!listed) {
      problems.add(new Problem(place(root.getStartMark()), "the key workloads is missing"));
    }
  }

  private void list(Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      problems.add(new Problem(place(node.getStartMark()), "workloads must be a list"));
      return;
    }
    for (Node item : sequence.getValue()) {
      WorkloadNode read = new WorkloadNode(problems);
      read.read(item)
          .ifPresent(
              declared -> {
                if (workloads.putIfAbsent(declared.id(), declared) != null) {
                  problems.add(
                      new Problem(declared.place("id"), declared.id() + " is there twice"));
                }
              });
    }
  }

  static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
