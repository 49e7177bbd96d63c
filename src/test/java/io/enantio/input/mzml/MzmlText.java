package io.enantio.input.mzml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** Writes small mzML files: one chromatogram after the other, then any change to the text. */
public final class MzmlText {
    private final List<ChromatogramText> chromatograms = new ArrayList<>();
    private String spectra = "";
    private UnaryOperator<String> change = UnaryOperator.identity();

    public static MzmlText of(ChromatogramText... chromatograms) {
        MzmlText text = new MzmlText();
        text.chromatograms.addAll(List.of(chromatograms));
        return text;
    }

    MzmlText spectra(String list) {
        spectra = list;
        return this;
    }

    /** Replaces a text that must be there, wherever it is. */
    public MzmlText replace(String from, String to) {
        UnaryOperator<String> before = change;
        change = text -> {
            String changed = before.apply(text);
            if (!changed.contains(from)) {
                throw new IllegalArgumentException("no such text: " + from);
            }
            return changed.replace(from, to);
        };
        return this;
    }

    @Override
    public String toString() {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < chromatograms.size(); i++) {
            list.append(chromatograms.get(i).xml(i)).append('\n');
        }
        return change.apply(String.format(Locale.ROOT, """
                <?xml version="1.0" encoding="UTF-8"?>
                <mzML xmlns="http://psi.hupo.org/ms/mzml" version="1.1.0">
                <fileDescription><sourceFileList count="1"><sourceFile id="f" name="a.wiff" location="."><cvParam cvRef="MS" accession="MS:1000562" name="ABI WIFF format"/></sourceFile></sourceFileList></fileDescription>
                <softwareList count="2"><software id="a" version="1.6"><cvParam cvRef="MS" accession="MS:1000551" name="Analyst"/></software><software id="p" version="3.0"><cvParam cvRef="MS" accession="MS:1000615" name="ProteoWizard software"/></software></softwareList>
                <instrumentConfigurationList count="1"><instrumentConfiguration id="i"><cvParam cvRef="MS" accession="MS:1000931" name="QTRAP 5500"/><cvParam cvRef="MS" accession="MS:1000529" name="instrument serial number" value="AB123"/></instrumentConfiguration></instrumentConfigurationList>
                <dataProcessingList count="1"><dataProcessing id="d"><processingMethod order="0" softwareRef="p"/></dataProcessing></dataProcessingList>
                <run id="r" startTimeStamp="2026-03-02T09:00:00Z">%s<chromatogramList count="%d">
                %s</chromatogramList></run>
                </mzML>
                """, spectra, chromatograms.size(), list));
    }

    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    public Path write(Path folder, String name) {
        return write(folder.resolve(name), bytes());
    }

    public static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
