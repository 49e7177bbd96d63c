package io.enantio.report.writer;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/**
 * What the marks of a page's content refer to. A table has a line below each of its cells, and each is marked as not being content, with
 * a record of its own that nobody reads; here all of a page share one. Looking for a record that is already there is not done: it would
 * be done for each of the thousands on a page, among all of them.
 */
final class PageResources extends COSDictionary {
    private static final COSName DECORATION = COSName.getPDFName("Layout");

    private @Nullable COSName shared;

    /** A page whose marks share their records. */
    static PDPage page(PDDocument document, float width, float height, int number, int part) {
        PDPage page = new PDPage(new PDRectangle(width, height));
        PDResources resources = new PDResources();
        resources.getCOSObject().setItem(COSName.PROPERTIES, new PageResources());
        page.setResources(resources);
        document.addPage(page);
        return page;
    }

    private static boolean isDecoration(@Nullable Object value) {
        return value instanceof COSDictionary record && COSName.BACKGROUND.equals(record.getItem(COSName.TYPE));
    }

    @Override
    public boolean containsValue(Object value) {
        return shared != null && isDecoration(value);
    }

    @Override
    public @Nullable COSName getKeyForValue(Object value) {
        return isDecoration(value) ? shared : null;
    }

    @Override
    public void setItem(COSName key, @Nullable COSBase value) {
        if (!isDecoration(value)) {
            super.setItem(key, value);
            return;
        }
        COSDictionary decoration = new COSDictionary();
        decoration.setItem(COSName.TYPE, DECORATION);
        super.setItem(key, decoration);
        shared = key;
    }
}
