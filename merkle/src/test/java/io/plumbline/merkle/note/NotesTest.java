package io.plumbline.merkle.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTest {

  /** The example of golang.org/x/mod/sumdb/note. */
  private static final String KNOWN_KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String KNOWN_TEXT =
      "If you think cryptography is the answer to your problem,\n"
          + "then you don't know what your problem is.\n";
  private static final String KNOWN_NOTE =
      KNOWN_TEXT
          + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXg"
          + "KvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  private final KeyPair pair = Ed25519.generate();
  private final NoteSigner signer = new NoteSigner("example.com/log", pair);

  @Test
  void shouldReadWhatOtherToolsSigned() {
    NoteKey key = NoteKey.parse(KNOWN_KEY);
    assertThat(key.text()).isEqualTo(KNOWN_KEY);
    assertThat(SignedNote.parse(KNOWN_NOTE).signer(List.of(key))).contains(key);
    assertThat(SignedNote.parse(KNOWN_NOTE).text()).isEqualTo(KNOWN_TEXT);
  }

  /** RFC 8032, section 7.1, the first test. */
  @Test
  void shouldDeriveThePublicKeyOfAPrivateOne() {
    String seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    byte[] pkcs8 = HexFormat.of().parseHex("302e020100300506032b657004220420" + seed);
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + java.util.Base64.getEncoder().encodeToString(pkcs8)
            + "\n-----END PRIVATE KEY-----\n";

    KeyPair known = Ed25519.pair(pem);

    assertThat(HexFormat.of().formatHex(Ed25519.raw(known.getPublic())))
        .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    assertThat(Ed25519.pem(known.getPrivate())).isEqualTo(pem);
    assertThat(Ed25519.publicKey(Ed25519.pem(known.getPublic()))).isEqualTo(known.getPublic());
  }

  @Test
  void shouldVerifyItsOwnAndNobodyElses() {
    Checkpoint checkpoint = new Checkpoint("example.com/log", 42, new byte[32]);
    SignedNote note = SignedNote.parse(signer.sign(checkpoint.text()));
    NoteKey foreign = new NoteKey("example.com/log", Ed25519.generate().getPublic());

    assertThat(note.signer(List.of(foreign, signer.key()))).contains(signer.key());
    assertThat(note.signer(List.of(foreign))).isEmpty();
    assertThat(note.signer(List.of(new NoteKey("example.com/other", pair.getPublic())))).isEmpty();
    assertThat(Checkpoint.parse(note.text())).isEqualTo(checkpoint);
  }

  @Test
  void shouldRefuseAChangedText() {
    String signed = signer.sign(new Checkpoint("example.com/log", 42, new byte[32]).text());
    SignedNote changed = SignedNote.parse(signed.replace("\n42\n", "\n43\n"));
    assertThat(changed.signer(List.of(signer.key()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no signature\n",
        "text\n\n",
        "text\n\n\u2014 name !!!!\n",
        "text\n\n\u2014 name AAAA\n",
        "text\n\nname AAAAAAAAAAAA\n",
        "te\u0000xt\n\n\u2014 name AAAAAAAAAAAA\n",
        "text\n\n\u2014 name AAAAAAAAAAAA"
      })
  void shouldRefuseWhatIsNoNote(String text) {
    assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(MalformedNoteException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "origin\n",
        "origin\n1\n",
        "\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "origin\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "origin\n-1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "origin\n9999999999999999999\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "origin\n1\nAAAA\n",
        "origin\n1\n####\n"
      })
  void shouldRefuseWhatIsNoCheckpoint(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedNoteException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PeterNeumann",
        "PeterNeumann+c74f20a3",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc",
        "PeterNeumann+c74f20a3+####"
      })
  void shouldRefuseWhatIsNoKey(String text) {
    assertThatThrownBy(() -> NoteKey.parse(text)).isInstanceOf(MalformedNoteException.class);
  }

  @Test
  void shouldRefusePemThatHoldsNoKey() {
    assertThatThrownBy(() -> Ed25519.pair("nothing")).hasMessageContaining("no PRIVATE KEY");
    assertThatThrownBy(() -> Ed25519.publicKey(Ed25519.pem(pair.getPrivate())))
        .hasMessageContaining("no PUBLIC KEY");
    assertThatThrownBy(
            () -> Ed25519.pair("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"))
        .isInstanceOf(MalformedNoteException.class);
  }
}
