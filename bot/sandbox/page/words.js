// The sandbox's own words, in the language of the browser. What the bot says is not here.
const WORDS = {
  en: {
    dir: "ltr", title: "Who are you?", hint: "Play any of these people. Nothing leaves this computer.",
    young: "young person", counsellor: "counsellor", admin: "administrator", bot: "bot", members: "members",
    write: "Message", send: "Send", voice: "Send a sample voice note", attach: "Attach", menu: "Menu", more: "More",
    keyboard: "Show or hide the keyboard", start: "START", unblock: "Unblock the bot", block: "Block the bot",
    empty: "No messages here yet", about: "What can this bot do?", typing: "typing…", sending: "sending a file…",
    edited: "edited", reply: "Reply", edit: "Edit", editing: "Editing", copy: "Copy text", forward: "Forward to the bot",
    forwarded: "Forwarded from", down: "Scroll to the newest", cancel: "Cancel", ok: "OK", you: "You", play: "Play",
    share: "Share", sharePhone: "The bot will receive your phone number.", sharePlace: "The bot will receive your position.",
    photo: "Photo…", file: "File…", samplePhoto: "Sample photo", location: "Location", contact: "My contact",
    sticker: "Sticker", videoNote: "Video message", voiceNote: "Voice note", lost: "Connecting…", unread: "unread",
    message: "message", actions: "Actions for this message", noLink: "This button opens a link:", blocked: "blocked",
    download: "Download",
  },
  fr: {
    dir: "ltr", title: "Qui êtes-vous ?", hint: "Jouez l’une de ces personnes. Rien ne sort de cet ordinateur.",
    young: "jeune", counsellor: "conseillère", admin: "administrateur", bot: "bot", members: "membres",
    write: "Message", send: "Envoyer", voice: "Envoyer un message vocal d’essai", attach: "Joindre", menu: "Menu",
    more: "Plus", keyboard: "Afficher ou masquer le clavier", start: "DÉMARRER", unblock: "Débloquer le bot",
    block: "Bloquer le bot", empty: "Aucun message pour l’instant", about: "Que fait ce bot ?", typing: "écrit…",
    sending: "envoie un fichier…", edited: "modifié", reply: "Répondre", edit: "Modifier", editing: "Modification",
    copy: "Copier le texte", forward: "Transférer au bot", forwarded: "Transféré de", down: "Aller au plus récent",
    cancel: "Annuler", ok: "OK", you: "Vous", play: "Écouter", share: "Partager",
    sharePhone: "Le bot recevra votre numéro de téléphone.", sharePlace: "Le bot recevra votre position.",
    photo: "Photo…", file: "Fichier…", samplePhoto: "Photo d’essai", location: "Position", contact: "Mon contact",
    sticker: "Sticker", videoNote: "Message vidéo", voiceNote: "Message vocal", lost: "Connexion…", unread: "non lus",
    message: "message", actions: "Actions sur ce message", noLink: "Ce bouton ouvre un lien :", blocked: "bloqué",
    download: "Télécharger",
  },
  ar: {
    dir: "rtl", title: "من أنت؟", hint: "تقمّص أي شخص من هؤلاء. لا شيء يغادر هذا الحاسوب.",
    young: "من الشباب", counsellor: "مستشارة", admin: "مسؤول", bot: "روبوت", members: "أعضاء",
    write: "رسالة", send: "إرسال", voice: "إرسال رسالة صوتية تجريبية", attach: "إرفاق", menu: "القائمة", more: "المزيد",
    keyboard: "إظهار لوحة الأزرار أو إخفاؤها", start: "ابدأ", unblock: "إلغاء حظر الروبوت", block: "حظر الروبوت",
    empty: "لا رسائل هنا بعد", about: "ماذا يفعل هذا الروبوت؟", typing: "يكتب…", sending: "يرسل ملفا…",
    edited: "معدّلة", reply: "رد", edit: "تعديل", editing: "تعديل", copy: "نسخ النص", forward: "تحويل إلى الروبوت",
    forwarded: "محوّلة من", down: "إلى أحدث رسالة", cancel: "إلغاء", ok: "حسنا", you: "أنت", play: "استماع",
    share: "مشاركة", sharePhone: "سيتلقى الروبوت رقم هاتفك.", sharePlace: "سيتلقى الروبوت موقعك.",
    photo: "صورة…", file: "ملف…", samplePhoto: "صورة تجريبية", location: "موقع", contact: "رقم هاتفي",
    sticker: "ملصق", videoNote: "رسالة مرئية", voiceNote: "رسالة صوتية", lost: "جارٍ الاتصال…", unread: "غير مقروءة",
    message: "رسالة", actions: "إجراءات هذه الرسالة", noLink: "هذا الزر يفتح رابطا:", blocked: "محظور",
    download: "تنزيل",
  },
};

const code = (navigator.languages || [navigator.language]).map((tag) => tag.slice(0, 2)).find((tag) => WORDS[tag]) || "en";

export const words = WORDS[code];
document.documentElement.lang = code;
document.documentElement.dir = words.dir;

export const hour = (seconds) =>
  new Intl.DateTimeFormat(code === "ar" ? "ar-MA" : code, { hour: "2-digit", minute: "2-digit", hour12: false }).format(seconds * 1000);

export const day = (seconds) =>
  new Intl.DateTimeFormat(code === "ar" ? "ar-MA" : code, { day: "numeric", month: "long" }).format(seconds * 1000);
