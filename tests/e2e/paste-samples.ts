/** Pieces of what Word puts on the clipboard: conditional blocks, its own tags, lists made of paragraphs, a reviewer's remark, a picture. */
export const wordPaste = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-unhide:no; font-family:"Calibri",sans-serif;} --></style></head>
<body lang=FR style='tab-interval:35.4pt'><!--StartFragment-->
<p class=MsoNormal style='margin-bottom:0cm'><b style='mso-bidi-font-weight:normal'><span style='font-family:"Calibri",sans-serif;mso-fareast-language:FR'>Ordre du jour<o:p></o:p></span></b></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Premier point<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;</span></span><![endif]>Sous-point</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>Second point<span class=MsoCommentReference>[remarque de relecture]</span></p>
<p class=MsoNormal>Puis&nbsp;:<img width=10 height=10 src="file:///C:/Users/x/image001.png"></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>D'abord</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span><![endif]>Ensuite</p>
<!--EndFragment--></body></html>`;

/** From LibreOffice Writer: fonts as tags, a table with its widths, a picture. */
export const libreOfficePaste = `<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 24.2"/><style type="text/css">@page { margin: 2cm }</style></head>
<body lang="fr-FR" link="#000080" dir="ltr"><p style="line-height: 100%; margin-bottom: 0cm"><font face="Calibri, serif"><font size="4"><b>Moyens</b></font></font></p>
<table width="642" cellpadding="4" cellspacing="0" style="page-break-before: auto"><col width="321"/><col width="321"/>
<thead><tr valign="top"><th width="321" style="border: 1px solid #000000"><p>Lieu</p></th><th width="321"><p>Jours</p></th></tr></thead>
<tbody><tr><td width="321" style="padding: 0.1cm"><p>Tiercé</p></td><td><p><br/></p></td></tr></tbody></table>
<p><img src="data:image/png;base64,iVBORw0KGgo=" name="Image1" align="left"/><br/></p></body></html>`;
