package io.plumbline.gateway.quarantine;

import io.plumbline.gateway.evidence.Tab;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.words.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One refused record.
 *
 * @param row what the list says of it
 * @param scan id of its scan
 * @param byteOffset where it starts, in words; empty for a stream
 * @param tries how often it was tried again, in words; empty when never
 * @param settled when it was settled; null while it is open
 * @param settler who settled it
 * @param settlement how, in words
 * @param original as it was sent, laid out
 * @param cut whether only its beginning was kept
 * @param actions whether the reader may settle it
 * @param csrf the token of the forms
 * @param error why the last try failed; empty when it did not
 */
public record RefusedPage(
    Frame frame,
    List<Tab> tabs,
    RefusedRow row,
    String scan,
    String byteOffset,
    String tries,
    @Nullable Moment settled,
    String settler,
    String settlement,
    String original,
    boolean cut,
    boolean actions,
    String csrf,
    String error) {}
