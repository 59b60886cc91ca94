package io.plumbline.merkle.note;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Ed25519 keys (RFC 8032) between the JDK, PEM files (RFC 8410) and raw bytes. */
public final class Ed25519 {

  /** Bytes of a raw public key. */
  static final int PUBLIC_BYTES = 32;

  private static final String ALGORITHM = "Ed25519";
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  /** A new pair of keys. */
  public static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  /**
   * The pair of keys of a private one in PEM, as {@code openssl genpkey -algorithm ed25519} writes
   * it.
   *
   * @throws MalformedNoteException when it is none
   */
  public static KeyPair pair(String pem) {
    try {
      PrivateKey key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(decode(pem, "PRIVATE KEY")));
      byte[] seed =
          ((EdECPrivateKey) key)
              .getBytes()
              .orElseThrow(() -> new MalformedNoteException("the private key can not be read"));
      return new KeyPair(publicOf(seed, key), key);
    } catch (GeneralSecurityException e) {
      throw new MalformedNoteException("not an Ed25519 private key: " + e.getMessage());
    }
  }

  /**
   * A public key in PEM, as {@code openssl pkey -pubout} writes it.
   *
   * @throws MalformedNoteException when it is none
   */
  public static PublicKey publicKey(String pem) {
    byte[] spki = decode(pem, "PUBLIC KEY");
    if (spki.length != SPKI.length + PUBLIC_BYTES
        || !Arrays.equals(SPKI, 0, SPKI.length, spki, 0, SPKI.length)) {
      throw new MalformedNoteException("not an Ed25519 public key");
    }
    return fromRaw(Arrays.copyOfRange(spki, SPKI.length, spki.length));
  }

  /** Whether a text holds a private key. */
  public static boolean isPrivate(String pem) {
    return pem.contains("-----BEGIN PRIVATE KEY-----");
  }

  /** A key in PEM: PKCS#8 for a private one, SubjectPublicKeyInfo for a public one. */
  public static String pem(java.security.Key key) {
    String kind = key instanceof PrivateKey ? "PRIVATE KEY" : "PUBLIC KEY";
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
  }

  /** The 32 bytes of RFC 8032. */
  public static byte[] raw(PublicKey key) {
    byte[] spki = key.getEncoded();
    return Arrays.copyOfRange(spki, spki.length - PUBLIC_BYTES, spki.length);
  }

  /** The public key with these 32 bytes. */
  public static PublicKey fromRaw(byte[] raw) {
    ByteArrayOutputStream spki = new ByteArrayOutputStream();
    spki.writeBytes(SPKI);
    spki.writeBytes(raw);
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePublic(new X509EncodedKeySpec(spki.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new MalformedNoteException("not an Ed25519 public key: " + e.getMessage());
    }
  }

  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key can not sign", e);
    }
  }

  static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /**
   * The JDK derives a public key only where it makes a pair, from the random bytes it asks for; it
   * is given the private key for them. That this held is tried before the pair is used.
   */
  private static PublicKey publicOf(byte[] seed, PrivateKey key) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
    generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
    PublicKey derived = generator.generateKeyPair().getPublic();
    byte[] probe = "probe".getBytes(StandardCharsets.UTF_8);
    if (!verifies(derived, probe, sign(key, probe))) {
      throw new IllegalStateException("this Java does not derive Ed25519 public keys as expected");
    }
    return derived;
  }

  private static byte[] decode(String pem, String kind) {
    String begin = "-----BEGIN " + kind + "-----";
    String end = "-----END " + kind + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf(end);
    if (from < 0 || to < from) {
      throw new MalformedNoteException("no " + kind + " in PEM");
    }
    try {
      return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("the PEM is not base64: " + e.getMessage());
    }
  }

  /** Gives bytes it was given. */
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] bytes;

    Given(byte[] bytes) {
      super();
      this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] asked) {
      System.arraycopy(bytes, 0, asked, 0, asked.length);
    }
  }
}
