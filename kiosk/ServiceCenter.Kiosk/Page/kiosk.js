// The kiosk's page. Every screen that the kiosk sends is the whole truth, in the customer's language: this draws it and remembers
// nothing but the seconds it counts down. What stands still on the page comes from the same files of words.

const base = location.pathname.replace(/\/+$/, '');
const at = id => document.getElementById(id);
const words = await (await fetch(`${base}/words.json`)).json();
let language = '';
const wordsIn = tag => words[tag] ?? words[tag.split('-')[0]] ?? words.en;
const say = name => wordsIn(language)[name] ?? words.en[name] ?? '';

function show(screen) {
  speak(screen.language);
  at('centre').textContent = screen.centreName ?? say('page');
  document.title = screen.centreName ? `${screen.centreName}: ${say('page')}` : say('page');
  connection(screen.connection);
  text(at('trouble'), screen.trouble);
  languages(screen);
  notice(screen.notice);
  buttons(screen);
  ticket(screen.ticket);
  help(screen.help);
  closing(screen.closingSeconds);
  text(at('identity'), screen.isIdentifying ? screen.device : null);
  anew(screen.reload);
}

let loadedWith;

/** The first screen says with which order this page was loaded; another one is an order to load again. */
function anew(order) {
  if (loadedWith === undefined) loadedWith = order;
  else if (order !== loadedWith) location.reload();
}

function speak(tag) {
  if (tag === language) return;
  language = tag;
  document.documentElement.lang = words[tag] || words[tag.split('-')[0]] ? tag : 'en';
  document.documentElement.dir = say('direction');
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = say(element.dataset.text);
  for (const element of document.querySelectorAll('[data-label]')) element.setAttribute('aria-label', say(element.dataset.label));
}

function connection(state) {
  at('state').dataset.state = state;
  at('state-text').textContent = say(`connection.${state}`);
}

/** Each language is named in itself: who looks for theirs need not read another. */
function languages(screen) {
  const box = at('languages');
  box.hidden = screen.languages.length < 2;
  if ([...box.children].map(one => one.lang).join() !== screen.languages.join()) box.replaceChildren(...screen.languages.map(languageButton));
  for (const one of box.children) one.setAttribute('aria-pressed', String(one.lang === screen.language));
}

function languageButton(tag) {
  const element = document.createElement('button');
  Object.assign(element, { type: 'button', lang: tag, dir: wordsIn(tag).direction, textContent: words[tag]?.name ?? nameOf(tag) });
  element.addEventListener('click', () => tell(`language/${tag}`));
  return element;
}

/** Of a language that the centre names and this kiosk has no words in: the browser's own name for it. */
const nameOf = tag => new Intl.DisplayNames([tag], { type: 'language' }).of(tag);

function notice(why) {
  at('notice').hidden = !why;
  at('notice-text').textContent = why ?? '';
}

/** Buttons stay the same elements as long as the services do: a finger or the focus on one is not lost. */
function buttons(screen) {
  const box = at('buttons');
  const known = [...box.children].map(one => one.dataset.service).join();
  if (known !== screen.buttons.map(one => one.service).join()) box.replaceChildren(...screen.buttons.map(button));
  screen.buttons.forEach((one, i) => {
    const element = box.children[i];
    element.querySelector('.name').textContent = one.name;
    element.querySelector('.prefix').textContent = one.prefix;
    text(element.querySelector('.waiting'), one.waiting);
    text(element.querySelector('.quote'), one.quote);
    element.classList.toggle('lit', one.lit);
    element.setAttribute('aria-disabled', String(Boolean(screen.notice)));
    element.setAttribute('aria-busy', String(screen.busy === one.service));
  });
  at('none').hidden = screen.buttons.length > 0;
}

function button(one) {
  const element = document.createElement('button');
  element.type = 'button';
  element.dataset.service = one.service;
  const part = (name, tag = 'span') => Object.assign(document.createElement(tag), { className: name });
  const prefix = part('prefix');
  prefix.setAttribute('aria-hidden', 'true');
  const about = part('about');
  about.append(part('name'), part('waiting'), part('quote'));
  element.append(prefix, about);
  element.addEventListener('click', () => {
    if (element.ariaDisabled === 'true') return;
    element.classList.add('lit'); // at once; the kiosk's next screen says what is so
    tell(`press/${element.dataset.service}`).then(heard => heard || element.classList.remove('lit'));
  });
  return element;
}

/** @returns whether the kiosk heard it */
async function tell(what) {
  try {
    const answer = await fetch(`${base}/${what}`, { method: 'POST' });
    if (answer.ok) return true;
  } catch { /* said below */ }
  text(at('trouble'), say('screen.lost'));
  return false;
}

function ticket(issued) {
  at('issued').hidden = !issued;
  at('empty').hidden = Boolean(issued);
  if (!issued) {
    picture(null);
    said('');
    return;
  }
  at('issued-service').textContent = issued.name;
  at('number').textContent = issued.number;
  at('says').textContent = issued.says;
  at('paper-text').textContent = say(`paper.${issued.paper}`);
  picture(['printed', 'unconfirmed'].includes(issued.paper) ? issued : null);
  said([issued.number, issued.says, at('paper-text').textContent].join('\n'));
}

/** The paper as the printer's twin has it. A kiosk with a real printer has no such picture, and shows none. */
async function picture(issued) {
  const image = at('paper');
  const wanted = issued?.ticket ?? '';
  if (image.dataset.ticket === wanted) return;
  image.dataset.ticket = wanted;
  image.hidden = true;
  at('printer').hidden = true;
  if (!issued) return;
  image.onload = () => {
    if (image.dataset.ticket !== wanted) return;
    image.alt = `${say('ticket.printed')} ${issued.number}`;
    image.hidden = at('printer').hidden = false;
  };
  image.src = `${base}/paper.svg?${wanted}`;
}

function help(state) {
  at('help').disabled = state === 'asking' || state === 'told';
  at('help-said').dataset.state = state ?? '';
  at('help-said').textContent = state ? say(`help.${state}`) : '';
}

let closesAt, count;

/** A bar, not a wall: who comes next may press at once. */
function closing(seconds) {
  if (!seconds) {
    clearInterval(count);
    count = undefined;
    at('closing').hidden = true;
    return;
  }
  if (count) return;
  closesAt = performance.now() + seconds * 1000;
  const tick = () => { at('closing-left').textContent = Math.max(0, Math.round((closesAt - performance.now()) / 1000)); };
  tick();
  count = setInterval(tick, 1000);
  at('closing').hidden = false;
}

at('help').addEventListener('click', () => tell('help'));
at('more').addEventListener('click', () => tell('stay'));
at('done').addEventListener('click', () => tell('leave'));

function said(news) {
  if (at('said').textContent !== news) at('said').textContent = news;
}

function text(element, news) {
  if ((news ?? '') !== element.textContent) element.textContent = news ?? '';
  element.hidden = !news;
}

const reconnectMs = 500;
let stream, again;

/** A hidden tab lets its stream go: a browser has few connections to one machine, and here they may all be needed. */
function connect() {
  clearTimeout(again);
  stream?.close();
  if (document.hidden) return;
  stream = new EventSource(`${base}/screen`);
  stream.addEventListener('screen', message => show(JSON.parse(message.data)));
  stream.addEventListener('error', () => {
    connection('offline');
    text(at('trouble'), say('screen.lost'));
    // A browser that comes back by itself takes seconds over it, and after an answer that is no stream it never does.
    stream.close();
    clearTimeout(again);
    again = setTimeout(connect, reconnectMs);
  });
}

document.addEventListener('visibilitychange', connect);
connect();
